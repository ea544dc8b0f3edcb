# Sends a file's bytes over one connection, prints the status of each answer.
import re, socket, sys, time

port, name = int(sys.argv[1]), sys.argv[2]
with open(name, newline="") as file:                  # LF in the file,
    message = file.read().replace("\n", "\r\n")       # CR LF on the wire
answers = b""
end = "stays open"
for _ in range(50):
    try:
        wire = socket.create_connection(("127.0.0.1", port))
        break
    except ConnectionRefusedError:
        time.sleep(0.1)
with wire:
    wire.sendall(message.encode())
    wire.settimeout(0.7)
    try:
        while more := wire.recv(65536):
            answers += more
        end = "closed"
    except TimeoutError:
        pass
    except ConnectionResetError:
        end = "closed"
statuses = re.findall(rb"HTTP/1\.[01] (\d{3})", answers)
print("answered", " ".join(s.decode() for s in statuses) or "nothing",
      "and", end)
