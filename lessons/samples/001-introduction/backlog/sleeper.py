# A server that listens and then does nothing at all.
import errno, socket

# ANCHOR: queue
server = socket.socket()                    # a socket: a kernel object
server.bind(("127.0.0.1", 0))               # an address for it
server.listen(2)                            # room for callers, please
address = server.getsockname()
# no accept(), no thread, no loop: the program is asleep

clients = []
for n in range(1, 5):
    client = socket.socket()
    client.settimeout(0.5)
    clients.append(client)
    try:
        client.connect(address)
        sent = client.send(b"GET /sailings HTTP/1.1\r\n\r\n")
        print(f"client {n}: connected, {sent} bytes sent")
    except TimeoutError:
        print(f"client {n}: timed out")
# ANCHOR_END: queue
rival = socket.socket()
try:
    rival.bind(address)
except OSError as e:
    print(f"a rival:  {errno.errorcode[e.errno]}")
server.close()
late = socket.socket()
try:
    late.connect(address)
except OSError as e:
    print(f"after close: {errno.errorcode[e.errno]}")
