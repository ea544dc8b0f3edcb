"""One passenger on a bad line sends 30 bytes in 3 seconds; another one just asks."""
import socket
import sys
import threading
import time


def bad_line(port):
    with socket.create_connection(("127.0.0.1", port)) as s:
        s.sendall(b"POST /bookings HTTP/1.1\r\nHost: t\r\nConnection: close\r\nContent-Length: 30\r\n\r\n")
        for _ in range(30):
            time.sleep(0.1)
            s.sendall(b"x")
        s.recv(999)


def good_line(port):
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", port)) as s:
        s.sendall(b"GET /sailings HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n")
        s.recv(999)
    return round(time.monotonic() - began)


port = int(sys.argv[1])
slow = threading.Thread(target=bad_line, args=(port,))
slow.start()
time.sleep(0.4)
print(good_line(port), "s")
slow.join()
