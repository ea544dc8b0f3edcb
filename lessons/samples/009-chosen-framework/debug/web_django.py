"""One failing view, served by Django; DEBUG from the command line."""
import os
import sys

from django.conf import settings
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.urls import path

from cards import CARDS

# ANCHOR: view
def boom(request):
    card = CARDS["pax_31"]
    raise ValueError("payment refused")
# ANCHOR_END: view


urlpatterns = [path("boom", boom)]
# Far enough below that no excerpt of the source shows it.
DEBUG = sys.argv[1] == "debug"




# ANCHOR: settings
settings.configure(
    DEBUG=DEBUG, ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"],
    SECRET_KEY="kelp-forest", LOGGING_CONFIG=None,
    DATABASE_URL="postgres://tidewater:halibut@db/tidewater")
# ANCHOR_END: settings
server = ThreadedWSGIServer(("127.0.0.1", 0), WSGIRequestHandler)
server.set_app(get_wsgi_application())
print("PORT", server.server_port, flush=True)
sys.stderr = open(os.devnull, "w")
server.serve_forever()
