# ANCHOR: app
from typing import Annotated
from fastapi import FastAPI, Query
from fastapi.responses import JSONResponse
from timetable import NOT_FOUND, ports, sailings, sailings_on

app = FastAPI()                                      # assemble

@app.get("/ports")
def list_ports():
    return {"ports": ports}

@app.get("/sailings")                                # read, answer
def search(origin: Annotated[str, Query(alias="from")],
           to: str, date: str):
    return {"sailings": sailings_on(origin, to, date)}

@app.get("/sailings/{id}")
def one(id: str):
    for s in sailings:
        if s["id"] == id:
            return s
    return JSONResponse(NOT_FOUND, 404,              # refuse
                        media_type="application/problem+json")
# ANCHOR_END: app


@app.get("/boom")
def boom():
    raise RuntimeError("sold the boat")
