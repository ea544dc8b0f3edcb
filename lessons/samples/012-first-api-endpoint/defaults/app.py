import socket

import uvicorn
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


# ANCHOR: bare
class Order(BaseModel):
    sailing_id: str
    tickets: list[dict]


@app.post("/bookings", status_code=201)
def create(order: Order):
    return {"sailing_id": order.sailing_id,
            "passengers": len(order.tickets)}
# ANCHOR_END: bare


sock = socket.socket()
sock.bind(("127.0.0.1", 0))
print("PORT", sock.getsockname()[1], flush=True)
uvicorn.Server(uvicorn.Config(app, log_level="critical")).run(sockets=[sock])
