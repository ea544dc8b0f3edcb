import socket

import uvicorn
from fastapi import FastAPI
from fastapi.responses import PlainTextResponse

app = FastAPI(default_response_class=PlainTextResponse)
# ANCHOR: routes
@app.get("/ports")                                # plain
def ports():
    return "ports"

@app.get("/sailings")
def sailings():
    return "sailings"

@app.get("/sailings/{id}")                        # parameter
def one(id: str):
    return f"one {id}"

@app.get("/sailings/today")                       # overlap
def today():
    return "today"

@app.get("/sailings/{id}/availability")           # deeper
def free(id: str):
    return f"free {id}"
# ANCHOR_END: routes

sock = socket.socket()
sock.bind(("127.0.0.1", 0))
print("PORT", sock.getsockname()[1], flush=True)
uvicorn.Server(uvicorn.Config(app, log_level="critical")).run(sockets=[sock])
