#!/usr/bin/env bash
# 250 requests at once: how many are inside the handler at the same time?
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need curl "$python"
"$python" -c 'import fastapi, uvicorn' 2>/dev/null \
  || { echo "SKIP: needs FastAPI and Uvicorn"; exit 77; }
serve "$python" app.py
for path in plain awaits blocks; do "$python" clients.py "$base/$path" 250; done
IFS=', []' read -r _ plain awaits blocks < <(curl -s "$base/most"; echo)
printf '%-38s %s\n' 'FastAPI, def with sleep' $plain \
  'FastAPI, async def with await' $awaits 'FastAPI, async def with sleep' $blocks
