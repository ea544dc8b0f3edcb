from django.http import JsonResponse
from django.urls import path

# ANCHOR: view
SAILINGS = [{"id": "sai_7f3k", "departs_at": "2026-07-01T06:40:00Z"}]


def sailings(request):
    if request.GET.get("from") == "STV":
        JsonResponse({"sailings": SAILINGS})


urlpatterns = [path("sailings", sailings)]
# ANCHOR_END: view
