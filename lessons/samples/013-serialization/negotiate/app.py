from wsgiref.simple_server import WSGIRequestHandler, make_server

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.vary import vary_on_headers

settings.configure(ROOT_URLCONF=__name__, SECRET_KEY="sample",
                   ALLOWED_HOSTS=["127.0.0.1"])
data = {"id": "sai_7f3k", "status": "scheduled"}


def to_xml(sailing):
    return f'<sailing id="{sailing["id"]}" status="{sailing["status"]}"/>'


# ANCHOR: pick
FORMATS = ["application/json", "application/xml"]


@vary_on_headers("Accept")                            # vary
def sailing(request, id):
    match request.get_preferred_type(FORMATS):        # pick
        case "application/json":
            return JsonResponse(data)                 # write
        case "application/xml":
            return HttpResponse(to_xml(data),
                                content_type="application/xml")
    return HttpResponse(status=406)                   # refuse
# ANCHOR_END: pick


urlpatterns = [path("sailings/<str:id>", sailing)]


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


server = make_server("127.0.0.1", 0, get_wsgi_application(),
                     handler_class=Quiet)
print("PORT", server.server_port, flush=True)
server.serve_forever()
