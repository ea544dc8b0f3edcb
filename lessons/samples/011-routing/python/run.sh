#!/usr/bin/env bash
# The contract of ../contract.sh against Django, then against FastAPI.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need curl
"$python" -c 'import django, fastapi, uvicorn' 2>/dev/null \
  || { echo "SKIP: needs Django, FastAPI and Uvicorn"; exit 77; }
serve "$python" app.py
contract Django
echo
serve "$python" fast.py
contract FastAPI
