#!/usr/bin/env bash
# The contract of ../contract.sh against FastAPI.
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-python3}
command -v curl >/dev/null || { echo "SKIP: needs curl"; exit 77; }
"$python" -c 'import fastapi, uvicorn' 2>/dev/null || { echo "SKIP: needs FastAPI and Uvicorn"; exit 77; }
export PYTHONDONTWRITEBYTECODE=1
tmp=$(mktemp -d)
pid=
trap 'kill $pid 2>/dev/null || true; rm -rf "$tmp"' EXIT
. ../contract.sh
"$python" app.py >"$tmp/port" 2>"$tmp/err" & pid=$!
for _ in $(seq 100); do grep -qs PORT "$tmp/port" && break; sleep 0.1; done
base=http://127.0.0.1:$(sed -n 's/^PORT //p' "$tmp/port")
contract
