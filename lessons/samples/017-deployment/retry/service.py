"""Two instances. Each makes the booking; the one that is asked first then dies."""
import socket
import sys
import threading

mode = {"bookings": 0, "asked": 0}


def instance(listener):
    while True:
        peer, _ = listener.accept()
        request = peer.recv(4096).decode()
        if request.startswith("GET /count"):
            peer.sendall(b"HTTP/1.0 200 OK\r\n\r\n%d" % mode["bookings"])
            mode.update(bookings=0, asked=0)
        else:
            mode["bookings"] += request.startswith("POST")
            mode["asked"] += 1
            if mode["asked"] > 1:
                peer.sendall(b"HTTP/1.0 200 OK\r\n\r\n")
        peer.close()


for port in sys.argv[1:]:
    listener = socket.create_server(("127.0.0.1", int(port)))
    threading.Thread(target=instance, args=(listener,)).start()
