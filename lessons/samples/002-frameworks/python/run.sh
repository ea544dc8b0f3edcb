#!/usr/bin/env bash
# Start, one slow request, SIGTERM while it runs: which line comes when?
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-python3}
command -v curl >/dev/null || { echo "SKIP: needs curl"; exit 77; }
"$python" -c 'import fastapi, uvicorn' 2>/dev/null \
  || { echo "SKIP: needs FastAPI and Uvicorn"; exit 77; }
tmp=$(mktemp -d)
pid=
trap 'kill -9 $pid 2>/dev/null || true; rm -rf "$tmp"' EXIT
PYTHONDONTWRITEBYTECODE=1 "$python" serve.py >"$tmp/out" 2>"$tmp/err" &
pid=$!
for _ in $(seq 100); do grep -q '^PORT' "$tmp/err" && break; sleep 0.1; done
port=$(sed -n 's/^PORT //p' "$tmp/err")
curl -s -m 5 -o "$tmp/body" -w '%{http_code}' "http://127.0.0.1:$port/sailings" >"$tmp/code" &
client=$!
for _ in $(seq 50); do grep -q 'request in' "$tmp/out" && break; sleep 0.05; done
kill -TERM $pid
wait $client || true
wait $pid 2>/dev/null || true
cat "$tmp/out"
echo "client got $(cat "$tmp/code") $(cat "$tmp/body" 2>/dev/null)"
