import logging
import textwrap
import traceback

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory

settings.configure(ROOT_URLCONF="tidewater", ALLOWED_HOSTS=["*"],
                   LOGGING_CONFIG=None)
django.setup()


class Short(logging.Handler):
    """Django's own log entry, with one line for each frame."""
    def emit(self, record):
        _, error, trace = record.exc_info
        print(record.getMessage())
        for frame in traceback.extract_tb(trace):
            file = frame.filename.split("site-packages/")[-1]
            print(f"{file}:{frame.lineno} in {frame.name}")
        print(*textwrap.wrap(f"ValueError: {error}", 72), sep="\n")


logger = logging.getLogger("django.request")
logger.addHandler(Short())
logger.propagate = False
environ = RequestFactory().get("/sailings?from=STV").environ
answer = WSGIHandler()
answer(environ, lambda status, headers: print("client got", status))
