import os
# ANCHOR: all
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
import pathlib

FILE = pathlib.Path(__file__).with_name("timetable.json")
MISSING = (b'{"type":"https://tidewater.example/problems/not-found",'
           b'"title":"Not found","status":404}')

class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        # route: which rule answers this method and path?
        if self.path.split("?")[0] == "/sailings":
            # fetch: ask whoever owns the data
            self.answer(200, "application/json", FILE.read_bytes())
        else:
            self.answer(404, "application/problem+json", MISSING)
    def answer(self, status, kind, body):
        # answer: status, type, bytes
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
# listen: ask the kernel for a port
server = ThreadingHTTPServer(
    ("127.0.0.1", int(os.environ.get("PORT", "3000"))), Handler)
# ANCHOR_END: all
Handler.log_message = lambda *args: None
print(server.server_port, flush=True)
server.serve_forever()
