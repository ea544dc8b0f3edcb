import logging

import django
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import path

settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["testserver"])
django.setup()
logging.disable()
urlpatterns = [
    # ANCHOR: query
    path("sailings?from=STV", lambda request: HttpResponse("STV")),
    # ANCHOR_END: query
]
for target in ["/sailings?from=STV", "/sailings%3Ffrom=STV"]:
    print(f"Django   {target:<22} {Client().get(target).status_code}")
