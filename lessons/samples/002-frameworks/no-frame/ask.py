import textwrap
import traceback

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory

settings.configure(ROOT_URLCONF="tidewater", ALLOWED_HOSTS=["*"],
                   DEBUG_PROPAGATE_EXCEPTIONS=True)
django.setup()
environ = RequestFactory().get("/sailings?from=STV").environ
try:
    WSGIHandler()(environ, lambda status, headers: None)
except ValueError as error:
    for frame in traceback.extract_tb(error.__traceback__)[1:]:
        file = frame.filename.split("site-packages/")[-1]
        print(f"{file}:{frame.lineno} in {frame.name}")
    print(*textwrap.wrap(f"ValueError: {error}", 72), sep="\n")
