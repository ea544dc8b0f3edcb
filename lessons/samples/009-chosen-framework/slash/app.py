"""Two paths with a final slash, as the Django tutorial writes them."""
import os
import sys

from django.conf import settings
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.http import JsonResponse
from django.urls import path

settings.configure(
    ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"], SECRET_KEY="x",
    MIDDLEWARE=["django.middleware.common.CommonMiddleware"],
    LOGGING_CONFIG=None)


# ANCHOR: view
def echo(request):
    return JsonResponse({"method": request.method,
                         "bytes": len(request.body)})

urlpatterns = [path("bookings/", echo)]
# ANCHOR_END: view

server = ThreadedWSGIServer(("127.0.0.1", 0), WSGIRequestHandler)
server.set_app(get_wsgi_application())
print("PORT", server.server_port, flush=True)
sys.stderr = open(os.devnull, "w")
server.serve_forever()
