import json
import sys
from wsgiref.simple_server import WSGIRequestHandler, make_server

from django.conf import settings

settings.configure(ROOT_URLCONF="app", ALLOWED_HOSTS=["127.0.0.1"],
                   MIDDLEWARE=["django.middleware.common.CommonMiddleware"])

from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.http import require_POST


def ports(request):
    return JsonResponse(["STV", "BRG"], safe=False)


def new_booking(sailing_id):
    return {"reference": "K7M2PX"}


# ANCHOR: create
@require_POST                                             # match
def create(request):
    if request.content_type != "application/json":        # check
        return HttpResponse(status=415)
    data = json.loads(request.body)
    booking = new_booking(data["sailing_id"])             # act
    return JsonResponse(booking, status=201, headers={    # answer
        "Location": f"/bookings/{booking['reference']}",
    })


urlpatterns = [path("bookings", create), path("ports", ports)]
# ANCHOR_END: create


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


if __name__ == "__main__":
    sys.modules["app"] = sys.modules["__main__"]
    server = make_server("127.0.0.1", 0, get_wsgi_application(),
                         handler_class=Quiet)
    print("PORT", server.server_port, flush=True)
    server.serve_forever()
