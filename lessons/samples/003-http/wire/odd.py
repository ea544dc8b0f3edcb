# Six ways to write GET /ports by hand.
import re, socket, sys

# ANCHOR: six
requests = {
    "a": "GET /ports HTTP/1.1\nHost: x\n\n",
    "b": "GET /ports HTTP/1.1\nhOsT:x\n\n",
    "c": "get /ports HTTP/1.1\nHost: x\n\n",
    "d": "GET /ports HTTP/1.1\n\n",
    "e": "GET /ports HTTP/1.1\nHost : x\n\n",
    "f": "GET /ports HTTP/1.1\nHost: x\nHost: x\n\n",
}
# ANCHOR_END: six

for name, text in requests.items():
    row = name
    for port in sys.argv[1:]:
        with socket.create_connection(("127.0.0.1", int(port))) as wire:
            wire.settimeout(2)
            wire.sendall(text.replace("\n", "\r\n").encode())
            answer = wire.recv(4096)
            status = re.match(rb"HTTP/1\.\d (\d+)", answer)
            row += f"   {status[1].decode() if status else '---'}"
    print(row)
