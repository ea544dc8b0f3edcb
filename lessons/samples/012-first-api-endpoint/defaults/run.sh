#!/usr/bin/env bash
# Five broken requests to three frameworks, with nothing configured.
set -euo pipefail
cd "$(dirname "$0")"
. ../contract.sh
need node curl java javac mvn "$python"
"$python" -c 'import fastapi, uvicorn' 2>/dev/null \
  || { echo "SKIP: needs FastAPI and Uvicorn"; exit 77; }
modules express
"$python" -c 'print("{\"sailing_id\": \"sai_2m8p\", \"tickets\": [], \"note\": \"" + "x" * 200000 + "\"}")' >"$tmp/long"
send() { # column, type, body or @file
  curl -s -m 5 -o "$tmp/body" -D "$tmp/head" -H "Content-Type: $1" --data-binary "$2" "$base/bookings"
  awk 'NR == 1 { printf "%s", $2 }' "$tmp/head"
}
leaks() { grep -q -e node_modules -e site-packages -e '\.java:' "$tmp/body" && printf ' files' || printf ''; }
ask() {
  for _ in $(seq 50); do curl -s -o "$tmp/body" "$base/" && break; sleep 0.1; done
  json=application/json
  a=$(send $json '{"sailing_id": "sai_2m8p", ')
  word=$(leaks); type=$(tr -d '\r' <"$tmp/head" | awk 'tolower($1) == "content-type:" { sub(/;.*/, "", $2); print $2 }')
  b=$(send $json '{"sailing_id": "sai_2m8p", "tickets": 2}')
  c=$(send $json '{"sailing_id": "sai_2m8p"}')
  d=$(send text/plain 'two adults please')
  e=$(send $json "@$tmp/long")
  printf '%-8s %7s %11s %11s %5s %7s   %s\n' "$1" "$a" "$b" "$c" "$d" "$e" "$type$word"
  stop
}
printf '%-8s %7s %11s %11s %5s %7s   %s\n' '' 'half a' 'tickets: 2' 'no tickets' text '200 kB' 'first answer'
cp app.mjs package.json "$tmp"
serve node "$tmp/app.mjs"; ask Express
serve "$python" app.py; ask FastAPI
spring tidewater.Defaults
serve $program; ask Spring
