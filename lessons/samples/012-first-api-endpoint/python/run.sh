#!/usr/bin/env bash
# The contract of ../contract.py against FastAPI.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need "$python"
"$python" -c 'import fastapi, uvicorn' 2>/dev/null \
  || { echo "SKIP: needs FastAPI and Uvicorn"; exit 77; }
database "$tmp/db"
serve "$python" app.py "$tmp/db"
contract
