#!/usr/bin/env bash
# Each timetable server, started without its timetable. Two requests each:
# one for the missing file, then one for a path that needs no file.
set -eu
cd "$(dirname "$0")"
for tool in curl node python3 java go php; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
tmp=$(mktemp -d)
pid=
trap 'kill $pid 2>/dev/null || true; rm -rf "$tmp"' EXIT
for d in javascript python java go php; do
  mkdir "$tmp/$d"
  cp ../$d/[Ssm]*.* "$tmp/$d/" 2>/dev/null || true
done
cp ../go/go.mod "$tmp/go/"
(cd "$tmp/go" && go build -o timetable .)

ask() {
  curl -s -m 5 -o "$tmp/body" -w '%{http_code}' \
    "http://127.0.0.1:$port$1" || true
}
try() { # name, folder, command
  cd "$tmp/$2"
  PORT=${port:-0} $3 >out 2>err &
  pid=$!
  for _ in $(seq 150); do
    [ -s out ] || grep -q started err && break
    sleep 0.1
  done
  [ "${port:-0}" != 0 ] || port=$(head -1 out)
  first=$(ask /sailings)
  case $first in 000) first='no answer' ;; esac
  note=
  if grep -qi warning "$tmp/body" 2>/dev/null; then note='(a warning)'; fi
  : >"$tmp/body"
  sleep 0.2
  second=$(ask /nowhere)
  case $second in 000) second='refused' ;; esac
  printf '%-11s %-10s %-12s then %s\n' "$1" "$first" "$note" "$second"
  kill $pid 2>/dev/null || true
  wait $pid 2>/dev/null || true
  port=
}
port=
try JavaScript javascript 'node server.mjs'
try Python python 'python3 server.py'
try Java java 'java Server.java'
try Go go './timetable'
port=$((20000 + RANDOM % 10000))
try PHP php "php -d display_errors=1 -S 127.0.0.1:$port server.php"
