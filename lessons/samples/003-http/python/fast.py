import socket

import uvicorn
from fastapi import FastAPI

app = FastAPI()


@app.get("/ports")
def ports() -> list[str]:
    return ["STV", "BRG"]


listener = socket.create_server(("127.0.0.1", 0))
print("PORT", listener.getsockname()[1], flush=True)
config = uvicorn.Config(app, log_level="critical")
uvicorn.Server(config).run(sockets=[listener])
