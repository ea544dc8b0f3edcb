"""The five routes on Python's own server, to be asked by ../contract.sh."""
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from router import Node, add, match

root = Node()
# ANCHOR: routes
add(root, "GET", "/ports", lambda: "ports")              # plain
add(root, "GET", "/sailings", lambda: "sailings")
add(root, "GET", "/sailings/{id}", lambda id: f"one {id}")  # parameter
add(root, "GET", "/sailings/today", lambda: "today")     # overlap
add(root, "GET", "/sailings/{id}/availability",          # deeper
    lambda id: f"free {id}")
# ANCHOR_END: routes


class Handler(BaseHTTPRequestHandler):
    def __getattr__(self, name):                  # do_GET, do_FERRY, …
        if name.startswith("do_"):
            return self.answer
        raise AttributeError(name)

    def answer(self):
        status, handler, values = match(root, self.command, self.path)
        text = handler(**values).encode() if handler else b""
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        for name, value in ({} if handler else values).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(text)

    def log_message(self, *args):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print("PORT", server.server_port, flush=True)
server.serve_forever()
