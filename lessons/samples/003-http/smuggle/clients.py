# Three clients of the front, one after the other.
import http.client, socket, sys

port = int(sys.argv[1])

def ask(path):
    wire = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    wire.request("GET", path)
    answer = wire.getresponse()
    return f"{answer.status} {answer.read().decode()}".strip()

def say(*words):
    print(*words, flush=True)

say("1. stranger asks GET /admin/sailings/sai_7f3k/manifest, gets:",
    ask("/admin/sailings/sai_7f3k/manifest"))
with open("../framing/two.http", newline="") as file:
    message = file.read().replace("\n", "\r\n").encode()
with socket.create_connection(("127.0.0.1", port), timeout=5) as wire:
    wire.sendall(message)
    say("2. stranger sends POST /bookings, gets:",
        wire.recv(4096).decode().split("\r\n\r\n")[1])
say("3. passenger asks GET /ports, gets:", ask("/ports"))
