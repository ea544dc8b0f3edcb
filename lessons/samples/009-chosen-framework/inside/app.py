"""How many requests are inside a handler at the same time?"""
import asyncio
import socket
import threading
import time

import uvicorn
from fastapi import FastAPI

app = FastAPI()


class Count:
    def __init__(self):
        self.now = self.most = 0
        self.lock = threading.Lock()

    def __enter__(self):
        with self.lock:
            self.now += 1
            self.most = max(self.most, self.now)

    def __exit__(self, *_):
        with self.lock:
            self.now -= 1


plain, awaits, blocks = Count(), Count(), Count()


# ANCHOR: handlers
@app.get("/plain")
def plain_def():
    with plain: time.sleep(0.1)

@app.get("/awaits")
async def async_that_awaits():
    with awaits: await asyncio.sleep(0.8)

@app.get("/blocks")
async def async_that_blocks():
    with blocks: time.sleep(0.002)
# ANCHOR_END: handlers


@app.get("/most")
def most():
    return [plain.most, awaits.most, blocks.most]


@app.get("/ports")
def ports():
    return []


with socket.socket() as sock:
    sock.bind(("127.0.0.1", 0))
    print("PORT", sock.getsockname()[1], flush=True)
    config = uvicorn.Config(app, log_level="critical")
    uvicorn.Server(config).run(sockets=[sock])
