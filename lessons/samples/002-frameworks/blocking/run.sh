#!/usr/bin/env bash
# Two slow requests, then a fast one, under five concurrency models.
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-python3}
fpm=$(command -v php-fpm || command -v php-fpm8.2 || echo php-fpm)
for tool in node python3 go "$fpm" java javac escript; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
"$python" -c 'import fastapi, uvicorn' 2>/dev/null \
  || { echo "SKIP: needs FastAPI and Uvicorn"; exit 77; }
tmp=$(mktemp -d)
pid=
trap 'kill $pid 2>/dev/null || true; rm -rf "$tmp"' EXIT
go build -o "$tmp/blocking" .
javac -d "$tmp" Pool.java
export PYTHONDONTWRITEBYTECODE=1

try() {
  name=$1; shift
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  "${@//PORT/$port}" >"$tmp/log" 2>&1 &
  pid=$!
  printf '%-38s %s\n' "$name" "$(python3 clients.py "$port" "${protocol:-http}")"
  kill $pid 2>/dev/null; wait $pid 2>/dev/null || true
}
echo "the fast request waited for ... slow calls"
protocol=fastcgi try 'processes: PHP-FPM, 2 children' \
  sh -c 'sed s/:PO[R]T/:$1/ fpm.conf >$0/fpm.conf && exec $2 -R -n -F -y $0/fpm.conf' "$tmp" PORT "$fpm"
try 'threads: Java, pool of 2' java -XX:TieredStopAtLevel=1 -cp "$tmp" Pool PORT
try 'event loop: Node, handler blocks' node loop.mjs PORT blocking
try 'event loop: Node, handler awaits' node loop.mjs PORT awaiting
try 'event loop: FastAPI, async def blocks' "$python" loop.py PORT async
try 'threads again: FastAPI, plain def' "$python" loop.py PORT plain
try 'goroutines: Go, GOMAXPROCS=1' env GOMAXPROCS=1 "$tmp/blocking" PORT
try 'BEAM: Erlang, busy, 1 scheduler' env ERL_FLAGS='+S 1:1' escript beam.escript PORT
