"""Uvicorn on a free port, which `uvicorn timetable:app` would do by hand."""
import socket
import sys

import uvicorn


class Server(uvicorn.Server):
    async def startup(self, sockets=None):
        await super().startup(sockets=sockets)
        print("listening", flush=True)
        print("PORT", sockets[0].getsockname()[1], file=sys.stderr, flush=True)


with socket.socket() as sock:
    sock.bind(("127.0.0.1", 0))
    config = uvicorn.Config("timetable:app", log_level="critical")
    Server(config).run(sockets=[sock])
