import os
import time

from flask import Flask, request
from werkzeug.middleware.proxy_fix import ProxyFix

from pool import pool

app = Flask(__name__)


# ANCHOR: health
LEAVING = os.environ["LEAVING"]         # a file: workers share no memory


@app.get("/healthz")                    # alive: only this process
def healthz():
    return "alive"


@app.get("/readyz")                     # ready, with a deadline
def readyz():
    ready = not os.path.exists(LEAVING) and pool.ping(within=0.3)
    return ("ready", 200) if ready else ("not now", 503)
# ANCHOR_END: health


# ANCHOR: trust
# whom to believe: the last entry, whoever sent it
app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1)


@app.get("/whoami")
def whoami():                           # what was said
    return f"{request.remote_addr} {request.scheme}"
# ANCHOR_END: trust


@app.get("/book")
def book():
    time.sleep(1.8)
    return "booked"
