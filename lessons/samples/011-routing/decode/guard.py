import logging
from urllib.parse import unquote
from wsgiref.util import setup_testing_defaults

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["127.0.0.1"])
django.setup()
logging.disable()
urlpatterns = [path("admin/manifest", lambda r: HttpResponse("38 names"))]


# ANCHOR: guard
def guard(app):
    def call(environ, start):
        if environ["PATH_INFO"].startswith("/admin"):
            start("403 Forbidden", [])
            return [b"staff only"]
        return app(environ, start)
    return call

def tidy(app):                                # %20 looks ugly in logs
    def call(environ, start):
        environ["PATH_INFO"] = unquote(environ["PATH_INFO"])
        return app(environ, start)
    return call

application = guard(tidy(get_wsgi_application()))
# ANCHOR_END: guard


def ask(app, target):
    # The server's part: PATH_INFO is the path, decoded once.
    environ = {"PATH_INFO": unquote(target), "HTTP_HOST": "127.0.0.1"}
    setup_testing_defaults(environ)
    status = []
    body = b"".join(app(environ, lambda line, fields: status.append(line)))
    print(f"{target:<23} {status[0][:3]} {body.decode() if len(body) < 20 else ''}".rstrip())


for target in ["/admin/manifest", "/%61dmin/manifest", "/%2561dmin/manifest"]:
    ask(application, target)
print("without tidy")
ask(guard(get_wsgi_application()), "/%2561dmin/manifest")
