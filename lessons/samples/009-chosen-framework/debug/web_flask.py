"""One failing view, served by Flask; debug from the command line."""
import sys

from flask import Flask
from werkzeug.serving import make_server
from werkzeug.debug import DebuggedApplication

from cards import CARDS

app = Flask(__name__)
app.config["DATABASE_URL"] = "postgres://tidewater:halibut@db/tidewater"


@app.get("/boom")
def boom():
    card = CARDS["pax_31"]
    raise ValueError("payment refused")


app.debug = sys.argv[1] == "debug"
# What `flask run --debug` puts around the application:
wsgi = DebuggedApplication(app, evalex=True) if app.debug else app
server = make_server("127.0.0.1", 0, wsgi)
print("PORT", server.server_port, flush=True)
server.serve_forever()
