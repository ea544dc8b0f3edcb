#!/usr/bin/env bash
# The contract of ../contract.sh against FastAPI.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need curl "$python"
"$python" -c 'import fastapi, uvicorn' 2>/dev/null \
  || { echo "SKIP: needs FastAPI and Uvicorn"; exit 77; }
serve "$python" serve.py
both
