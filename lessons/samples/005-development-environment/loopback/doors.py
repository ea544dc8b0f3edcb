import socket

# ANCHOR: doors
def can_reach(address, port):
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as s:
        s.settimeout(2)
        return s.connect_ex((address, port)) == 0


server = socket.create_server(("127.0.0.1", 0))
port = server.getsockname()[1]
for address in ["127.0.0.1", "127.0.0.2", "::1"]:
    print(f"{address:10}", "answers" if can_reach(address, port) else "no")
# ANCHOR_END: doors
