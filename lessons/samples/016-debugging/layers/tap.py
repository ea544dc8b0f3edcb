# ANCHOR: tap
import re
import socket

tap = socket.create_server(("127.0.0.1", 0))
print(tap.getsockname()[1], flush=True)
for _ in range(2):
    wire, _ = tap.accept()
    wire.settimeout(0.5)
    got = b""
    try:
        while piece := wire.recv(65536):
            got += piece
    except TimeoutError:
        pass                                # no more is coming
    head, body = got.split(b"\r\n\r\n", 1)
    said = re.search(rb"(?i)content-length: (\d+)", head)[1]
    print("announced", said.decode(), "and sent", len(body), flush=True)
    wire.sendall(b"HTTP/1.1 204 No Content\r\n\r\n")
    wire.close()
# ANCHOR_END: tap
