import sys
import threading
import traceback
import urllib.request
from wsgiref.simple_server import WSGIRequestHandler, make_server

from django.conf import settings
from django.http import HttpResponse
from django.urls import path
from flask import Flask

seen = 0


def count():
    global seen
    seen = len(traceback.extract_stack()) - 2  # not count(), not its caller


def plain(environ, start_response):
    count()
    start_response("200 OK", [])
    return [b"x"]


def view(request):
    count()
    return HttpResponse("x")


flask = Flask(__name__)
flask.add_url_rule("/sailings", "s", lambda: [count(), "x"][1])
urlpatterns = [path("sailings", view)]


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        pass


def ask(name, app):
    with make_server("127.0.0.1", 0, app, handler_class=Quiet) as server:
        url = f"http://127.0.0.1:{server.server_port}/sailings"
        thread = threading.Thread(
            target=lambda: urllib.request.urlopen(url, timeout=5).read())
        thread.start()
        server.handle_request()
        thread.join()
    print(f"{name:<30} {seen}")


MIDDLEWARE = [  # what `django-admin startproject` writes
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
if __name__ == "__main__":
    from django.core.wsgi import get_wsgi_application

    settings.configure(ROOT_URLCONF="depth", ALLOWED_HOSTS=["*"],
                       SECRET_KEY="sample", MIDDLEWARE=MIDDLEWARE,
                       INSTALLED_APPS=["django.contrib.auth",
                                       "django.contrib.contenttypes",
                                       "django.contrib.sessions",
                                       "django.contrib.messages"])
    sys.modules["depth"] = sys.modules["__main__"]
    ask("plain WSGI on wsgiref", plain)
    ask("Flask on wsgiref", flask)
    ask("Django, 7 middleware, wsgiref", get_wsgi_application())
