# ANCHOR: all
import asyncio
from contextlib import asynccontextmanager

from fastapi import FastAPI


@asynccontextmanager
async def lifespan(app):
    print("start hook", flush=True)         # start
    yield                                   # listen, serve, drain
    print("stop hook", flush=True)          # stop


app = FastAPI(lifespan=lifespan)            # assemble


@app.get("/sailings")                       # register
async def sailings():
    print("request in", flush=True)
    await asyncio.sleep(0.5)
    print("request out", flush=True)
    return [{"id": "sai_7f3k"}]
# ANCHOR_END: all
