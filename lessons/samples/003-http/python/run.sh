#!/usr/bin/env bash
# The contract of ../contract.sh against Django; its second half, FastAPI.
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-python3}
command -v curl >/dev/null || { echo "SKIP: needs curl"; exit 77; }
"$python" -c 'import django, fastapi, uvicorn' 2>/dev/null \
  || { echo "SKIP: needs Django, FastAPI and Uvicorn"; exit 77; }
export PYTHONDONTWRITEBYTECODE=1
tmp=$(mktemp -d)
pid=
trap 'kill $pid 2>/dev/null || true; rm -rf "$tmp"' EXIT
. ../contract.sh
start() { # file
  rm -f "$tmp/port"
  "$python" "$1" >"$tmp/port" 2>"$tmp/err" & pid=$!
  for _ in $(seq 100); do grep -qs PORT "$tmp/port" && break; sleep 0.1; done
  base=http://127.0.0.1:$(sed -n 's/^PORT //p' "$tmp/port")
}
start app.py
contract "$base" Django
kill $pid; wait $pid 2>/dev/null || true
start fast.py
echo FastAPI
shorter "$base"
