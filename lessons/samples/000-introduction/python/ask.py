"""Send the form through Django's own test client."""
import sys

import django
from django.conf import settings
from django.test import Client
from django.urls import path

import form

settings.configure(ROOT_URLCONF=sys.modules[__name__], ALLOWED_HOSTS=["testserver"])
django.setup()
urlpatterns = [path("bookings", form.book)]

for body in ["ticket=adult&ticket=child", "ticket=100%"]:
    answer = Client().post(
        "/bookings", body, content_type="application/x-www-form-urlencoded"
    )
    print("Django        ", answer.content.decode())
