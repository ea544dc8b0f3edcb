import socket
import sqlite3
import sys
from contextlib import closing
from typing import Annotated, Literal

import uvicorn
from fastapi import Depends, FastAPI, Header, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field, StringConstraints
from starlette.exceptions import HTTPException

from bookings import Refusal, book, booking_by

app = FastAPI()
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def database():
    with closing(sqlite3.connect(sys.argv[1], check_same_thread=False)) as db:
        yield db


Database = Annotated[sqlite3.Connection, Depends(database)]


# ANCHOR: handler
class Ticket(BaseModel):
    passenger_name: Text
    fare_class: Literal["adult", "child"]


class Order(BaseModel):
    sailing_id: Text
    tickets: list[Ticket] = Field(min_length=1, max_length=9)


@app.post("/bookings", status_code=201)
def create(order: Order, db: Database, response: Response,    # validate
           idempotency_key: Annotated[str | None, Header()] = None):
    booking = book(db, order, idempotency_key)                # find, claim
    response.headers["Location"] = f"/bookings/{booking['reference']}"
    return booking                                            # answer
# ANCHOR_END: handler


@app.get("/bookings/{reference}")
def read(reference: str, db: Database):
    booking = booking_by(db, "reference", reference)
    if booking is None:
        raise Refusal("not-found", "No such booking.")
    return booking


@app.middleware("http")
async def envelope(request: Request, call_next):
    if request.method == "POST":
        kind = request.headers.get("content-type", "").split(";")[0].strip()
        if kind.lower() != "application/json":
            return problem(415)
        if int(request.headers.get("content-length", 0)) > 100 * 1024:
            return problem(413)
    return await call_next(request)


BASE = "https://tidewater.example/problems/"


# ANCHOR: problem
STATUS = {"not-found": 404, "sold-out": 409, "booking-closed": 409}

def problem(status, kind=None, **members):
    return JSONResponse(
        {"type": BASE + kind if kind else "about:blank",
         "status": status, **members},
        status, media_type="application/problem+json")

@app.exception_handler(Refusal)
async def refused(request, error):
    return problem(STATUS[error.kind], error.kind, detail=str(error))

@app.exception_handler(HTTPException)          # Starlette's own: 404, 405
async def by_status(request, error):
    answer = problem(error.status_code)
    answer.headers.update(error.headers or {})   # Allow, of a 405
    return answer

@app.exception_handler(RequestValidationError)  # 422 for everything
async def invalid(request, error):
    if any(e["type"] == "json_invalid" for e in error.errors()):
        return problem(400)
    return problem(422, "invalid-request", errors=[
        {"pointer": "/" + "/".join(map(str, e["loc"][1:])),
         "detail": e["msg"]} for e in error.errors()])
# ANCHOR_END: problem


sock = socket.socket()
sock.bind(("127.0.0.1", 0))
print("PORT", sock.getsockname()[1], flush=True)
uvicorn.Server(uvicorn.Config(app, log_level="critical")).run(sockets=[sock])
