import sys
from wsgiref.simple_server import WSGIRequestHandler, make_server

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"],
                   MIDDLEWARE=["django.middleware.common.CommonMiddleware"])
django.setup()


def say(text):
    return lambda request: HttpResponse(text, content_type="text/plain")


# ANCHOR: routes
def one(request, id):
    return HttpResponse(f"one {id}", content_type="text/plain")

def free(request, id):
    return HttpResponse(f"free {id}", content_type="text/plain")

urlpatterns = [
    path("ports", say("ports")),                  # plain
    path("sailings", say("sailings")),
    path("sailings/<str:id>", one),               # parameter
    path("sailings/today", say("today")),         # overlap
    path("sailings/<str:id>/availability", free), # deeper
]
# ANCHOR_END: routes


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


server = make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Quiet)
print("PORT", server.server_port, flush=True)
server.serve_forever()
