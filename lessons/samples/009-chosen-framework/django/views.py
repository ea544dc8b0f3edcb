# ANCHOR: views
from django.http import JsonResponse
from timetable import NOT_FOUND, ports, sailings, sailings_on

def list_ports(request):
    return JsonResponse({"ports": ports})

def search(request):                                 # read, answer
    q = request.GET
    found = sailings_on(q.get("from"), q.get("to"), q.get("date"))
    return JsonResponse({"sailings": found})

def one(request, id):
    for s in sailings:
        if s["id"] == id:
            return JsonResponse(s)
    return JsonResponse(NOT_FOUND, status=404,       # refuse
                        content_type="application/problem+json")
# ANCHOR_END: views


def boom(request):
    raise RuntimeError("sold the boat")
