"""Uvicorn on a free port, which `uvicorn app:app` would do by hand."""
import socket

import uvicorn

with socket.socket() as sock:
    sock.bind(("127.0.0.1", 0))
    print("PORT", sock.getsockname()[1], flush=True)
    config = uvicorn.Config("app:app", log_level="critical")
    uvicorn.Server(config).run(sockets=[sock])
