import socket

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

app = FastAPI()
PROBLEMS = "https://tidewater.example/problems/"
sailings = {"sai_7f3k": {"id": "sai_7f3k", "status": "scheduled"}}
bookings = {"K7M2PX": {"reference": "K7M2PX", "status": "confirmed"}}


class NoSuch(Exception):
    pass


def find(all, key):
    try:
        return all[key]
    except KeyError:
        raise NoSuch(key) from None


# ANCHOR: map
@app.exception_handler(NoSuch)
def refuse(request: Request, error: NoSuch):             # refuse
    return JSONResponse({
        "type": PROBLEMS + "not-found", "title": "Not found",
        "status": 404, "instance": request.url.path,
    }, 404, media_type="application/problem+json")

@app.get("/sailings/{id}")                               # resource
def sailing(id: str) -> dict:
    return find(sailings, id)

@app.get("/sailings/{id}/availability")                  # derived
def availability(id: str) -> dict:
    return {"seats": seats(find(sailings, id))}

@app.get("/bookings/{reference}")
def booking(reference: str) -> dict:
    return find(bookings, reference)

@app.post("/bookings/{reference}/cancel")                # transition
def cancel(reference: str) -> dict:
    return find(bookings, reference) | {"status": "cancelled"}
# ANCHOR_END: map


def seats(sailing):
    return 116


listener = socket.create_server(("127.0.0.1", 0))
print("PORT", listener.getsockname()[1], flush=True)
config = uvicorn.Config(app, log_level="critical")
uvicorn.Server(config).run(sockets=[listener])
