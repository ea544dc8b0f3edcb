"""Says what reached it."""
import http.server
import sys
import time


class Echo(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/busy":
            return self.send_error(503)
        if self.path == "/slow":
            time.sleep(2)
        said = [self.path] + [f"{name} {self.headers.get(field, '-')}" for name, field in
                              (("Host", "Host"), ("For", "X-Forwarded-For"), ("Proto", "X-Forwarded-Proto"))]
        body = "|".join(said).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        self.do_GET()

    def log_message(self, *args):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Echo)
server.serve_forever()
