#!/usr/bin/env bash
# A finished port: equal answers, and a monitor that calls for help.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need curl node "$python"
modules express
"$python" -c 'import fastapi, uvicorn' 2>/dev/null \
  || { echo "SKIP: needs FastAPI and Uvicorn"; exit 77; }
cp ../express/*.mjs ../express/package.json "$tmp"
look() { # name
  for path in /ports '/sailings?from=STV&to=HLM&date=2026-07-01' /sailings/sai_7f3k /sailings/sai_none; do
    curl -s "$base$path"; echo
  done >"$tmp/$1.answers"
  curl -s -I -o /dev/null -w '%{http_code}' "$base/ports" >"$tmp/$1.monitor"
  stop
}
serve node "$tmp/app.mjs"; look old
cd ../fastapi
serve "$python" serve.py; look new
echo "$ diff old.answers new.answers"
diff "$tmp/old.answers" "$tmp/new.answers"
echo "$ wc -l new.answers"
wc -l <"$tmp/new.answers" | sed 's/ //g; s/$/ new.answers/'
echo "monitor, Sunday:  HEAD /ports  $(cat "$tmp/old.monitor")"
echo "monitor, Monday:  HEAD /ports  $(cat "$tmp/new.monitor")"
