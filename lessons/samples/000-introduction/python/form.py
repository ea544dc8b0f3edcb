# ANCHOR: handler
from django.http import JsonResponse


def book(request):
    ticket = request.POST["ticket"]           # read one field
    return JsonResponse({"ticket": ticket})   # answer
# ANCHOR_END: handler
