"""Two slow requests, 0.1 s later a fast one: how long did the fast one wait?"""
import os
import socket
import struct
import sys
import threading
import time
import urllib.request

SLOW = 0.6
port = sys.argv[1]


def record(kind, content=b""):
    return struct.pack("!BBHHBx", 1, kind, 1, len(content), 0) + content


def get_fastcgi(path):  # PHP-FPM speaks FastCGI instead of HTTP
    params = b"".join(
        bytes([len(name), len(value)]) + (name + value).encode()
        for name, value in {"REQUEST_METHOD": "GET", "REQUEST_URI": path,
                            "SCRIPT_FILENAME": os.path.abspath("slow.php"),
                            }.items())
    with socket.create_connection(("127.0.0.1", port), timeout=8) as sock:
        sock.sendall(record(1, struct.pack("!HB5x", 1, 0))
                     + record(4, params) + record(4) + record(5))
        answer = b""
        while chunk := sock.recv(4096):
            answer += chunk
    if b"done" not in answer:
        raise OSError(answer)


def get(path):
    if "fastcgi" in sys.argv:
        return get_fastcgi(path)
    url = f"http://127.0.0.1:{port}{path}"
    urllib.request.urlopen(url, timeout=8).read()


for _ in range(80):  # until the server is up
    try:
        get("/fast")
        break
    except OSError:
        time.sleep(0.1)
crowd = [threading.Thread(target=get, args=("/slow",)) for _ in range(2)]
for thread in crowd:
    thread.start()
time.sleep(0.1)
asked = time.monotonic()
get("/fast")
waited = time.monotonic() - asked
for thread in crowd:
    thread.join()
print(round(waited / SLOW))
