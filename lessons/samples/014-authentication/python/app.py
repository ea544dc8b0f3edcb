"""Login, cookie and a guarded manifest, in one file of Django."""
import os
import sys
import tempfile

import django
from django.conf import settings

folder = tempfile.mkdtemp()
# ANCHOR: settings
settings.configure(
    SECRET_KEY=os.environ.get("SECRET_KEY", "only-for-this-sample"),
    PASSWORD_HASHERS=[
        "django.contrib.auth.hashers.Argon2PasswordHasher",
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",       # our page?
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    ],
    SESSION_COOKIE_NAME="__Host-tw_session",
    SESSION_COOKIE_SECURE=True,
    SESSION_COOKIE_AGE=30 * 60,
    # ANCHOR_END: settings
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    USE_TZ=True,
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes",
                    "django.contrib.sessions"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3",
                           "NAME": f"{folder}/db"}},
)
django.setup()

# ANCHOR: login
from django.contrib.auth import authenticate, login, logout
from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

@require_POST
def log_in(request):
    user = authenticate(request,                           # same cost
                        username=request.POST.get("email"),
                        password=request.POST.get("password"))
    if user is None:
        return HttpResponse(status=401)
    login(request, user)                                   # new id
    return HttpResponse(status=204)

@require_POST
def log_out(request):
    logout(request)                                        # end it
    return HttpResponse(status=204)
# ANCHOR_END: login

# ANCHOR: guard
from functools import wraps

def allow(*roles):                                         # role
    def wrap(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not request.user.is_authenticated:
                return HttpResponse(status=401)
            if not request.user.groups.filter(name__in=roles).exists():
                return HttpResponse(status=403)
            return view(request, *args, **kwargs)
        return guarded
    return wrap

@allow("staff", "admin")
def manifest(request, sailing_id):
    return JsonResponse({"sailing_id": sailing_id, "passengers": 4})
# ANCHOR_END: guard

from django.views.decorators.csrf import ensure_csrf_cookie

@ensure_csrf_cookie
def page(request):
    return HttpResponse("a page with a form")

from django.urls import path

urlpatterns = [
    path("", page),
    path("auth/login", log_in),
    path("auth/logout", log_out),
    path("admin/sailings/<str:sailing_id>/manifest", manifest),
]

if __name__ == "__main__":
    from django.core.management import call_command
    call_command("migrate", verbosity=0)
    from django.contrib.auth.models import Group, User
    for email, role, password in [
        ("staff@stv.example", "staff", "gulls over grey water"),
        ("passenger@mail.example", "passenger", "four fresh mackerel"),
    ]:
        user = User.objects.create_user(email, email, password)
        user.groups.add(Group.objects.get_or_create(name=role)[0])
    from wsgiref.simple_server import WSGIRequestHandler, make_server
    from django.core.wsgi import get_wsgi_application

    class Quiet(WSGIRequestHandler):
        def log_message(self, *args):
            pass

    server = make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Quiet)
    print("PORT", server.server_port, flush=True)
    server.serve_forever()
