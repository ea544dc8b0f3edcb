import sys
import time

import uvicorn
from fastapi import FastAPI

app = FastAPI()


@app.get("/fast")
async def fast():
    return "done"


# ANCHOR: slow
async def on_the_loop():
    time.sleep(0.6)       # the loop's own thread sleeps


def in_a_thread():        # a plain def: FastAPI uses a thread pool
    time.sleep(0.6)
# ANCHOR_END: slow


app.get("/slow")({"async": on_the_loop, "plain": in_a_thread}[sys.argv[2]])
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="critical")
