# ANCHOR: accent
from fastapi import FastAPI, Request

app = FastAPI()

@app.get("/v1/fares")                # Express, spoken in Python
async def fares_v1(request: Request):
    party = int(request.query_params.get("passengers"))
    return {"total_cents": party * 5800}

@app.get("/v2/fares")                # FastAPI
def fares_v2(passengers: int):
    return {"total_cents": passengers * 5800}
# ANCHOR_END: accent


@app.get("/ports")
def ports():
    return []
