# Answers one request with the bytes of a file, whatever was asked.
import socket, sys

with open(sys.argv[1], newline="") as file:           # LF in the file,
    message = file.read().replace("\n", "\r\n")       # CR LF on the wire
with socket.create_server(("127.0.0.1", 0)) as listener:
    print("PORT", listener.getsockname()[1], flush=True)
    wire, _ = listener.accept()
    with wire:
        wire.recv(65536)
        wire.sendall(message.encode())
        wire.recv(65536)                              # until curl hangs up
