# Sends one request with a field of N bytes; prints the status.
import re, socket, sys, time

def try_size(port, size):
    for _ in range(50):
        try:
            wire = socket.create_connection(("127.0.0.1", port))
            break
        except ConnectionRefusedError:
            time.sleep(0.1)
    head = "GET /ports HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
    with wire:
        wire.settimeout(3)
        answer = b""
        try:
            wire.sendall(f"{head}Cookie: {'x' * size}\r\n\r\n".encode())
        except OSError:
            pass
        try:
            answer = wire.recv(4096)
        except OSError:
            pass
    status = re.match(rb"HTTP/1\.\d (\d+)", answer)
    return status[1].decode() if status else "cut off"

row = [try_size(int(sys.argv[1]), size) for size in (7900, 17000, 70000, 1100000)]
print("".join(f"{s:<10}" for s in row).rstrip())
