"""The development server on a free port: `manage.py runserver` by hand."""
import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
import django
from django.core.servers.basehttp import (
    ThreadedWSGIServer, WSGIRequestHandler, get_internal_wsgi_application)

django.setup()
server = ThreadedWSGIServer(("127.0.0.1", 0), WSGIRequestHandler)
server.set_app(get_internal_wsgi_application())
print("PORT", server.server_port, flush=True)
sys.stderr = open(os.devnull, "w")
server.serve_forever()
