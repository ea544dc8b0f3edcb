"""Sends n requests for one path at the same time."""
import asyncio
import sys
from urllib.parse import urlsplit


async def one(url):
    reader, writer = await asyncio.open_connection(url.hostname, url.port)
    writer.write(f"GET {url.path} HTTP/1.1\r\nHost: x\r\n"
                 "Connection: close\r\n\r\n".encode())
    await reader.read()
    writer.close()


async def main():
    url, n = urlsplit(sys.argv[1]), int(sys.argv[2])
    await asyncio.gather(*(one(url) for _ in range(n)))

asyncio.run(main())
