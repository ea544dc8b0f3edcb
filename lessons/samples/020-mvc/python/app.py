import os
import sys
from wsgiref.simple_server import WSGIRequestHandler, make_server

os.environ["DB"] = sys.argv[1]
os.environ["DJANGO_SETTINGS_MODULE"] = "settings"

from django.core.wsgi import get_wsgi_application  # noqa: E402


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


server = make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Quiet)
print("PORT", server.server_port, flush=True)
server.serve_forever()
