#!/usr/bin/env bash
# A handler throws; what does its client get, and what the next one?
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need curl node go "$python"
modules express express4 fastify
"$python" -c 'import fastapi, uvicorn' 2>/dev/null \
  || { echo "SKIP: needs FastAPI and Uvicorn"; exit 77; }
cp app.mjs package.json "$tmp"
(cd ../go && go build -o "$tmp/timetable" .)
status() { curl -s -m 5 -o /dev/null -w '%{http_code}' "$base$1" || true; }
try() { # name, command
  name=$1; shift
  serve "$@"
  boom=$(status /boom) next=$(status /ports)
  printf '%-12s%-13s%s\n' "$name" "$boom" "$next" | sed 's/000/none/g'
  stop
}
printf '%-12s%-13s%s\n' '' 'GET /boom' 'then GET /ports'
try 'Express 4' node "$tmp/app.mjs" express4
try 'Express 5' node "$tmp/app.mjs" express5
try 'Fastify' node "$tmp/app.mjs" fastify
cd ../fastapi
try 'FastAPI' "$python" serve.py
try 'Go' "$tmp/timetable"
