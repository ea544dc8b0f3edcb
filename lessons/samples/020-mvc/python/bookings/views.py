import os
from datetime import datetime

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from .models import Booking, Refusal


def clock():
    return datetime.fromisoformat(os.environ["NOW"])


# ANCHOR: controller
@require_POST
def cancel(request, reference):
    kind = request.get_preferred_type(                   # read
        ["application/json", "text/html"])
    if kind is None:
        return HttpResponse(status=406)
    try:
        booking = Booking.objects.select_related(
            "customer", "sailing").get(reference=reference)
        cents = booking.cancel(by="passenger", now=clock())  # call
    except Booking.DoesNotExist:
        return problem(404, "not-found")
    except Refusal as refusal:
        return problem(409, refusal.kind)
    if kind == "text/html":                              # answer
        return render(request, "cancelled.html",
            {"booking": booking, "euros": cents / 100})
    return JsonResponse({"reference": reference,
        "status": booking.status, "refund_cents": cents,
        "currency": booking.currency})
# ANCHOR_END: controller


def problem(status, kind):
    base = "https://tidewater.example/problems/"
    return JsonResponse(
        {"type": base + kind, "status": status},
        status=status,
        content_type="application/problem+json",
    )
