#!/usr/bin/env bash
# Linux only: the queue in front of a sleeping program, and the queue
# length that each runtime asks the kernel for.
set -eu
cd "$(dirname "$0")"
[ "$(uname)" = Linux ] || { echo "SKIP: needs Linux"; exit 77; }
for tool in strace python3 node java go php; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
tmp=$(mktemp -d)
pid=
trap 'kill $pid 2>/dev/null || true; rm -rf "$tmp"' EXIT
strace -o /dev/null true 2>/dev/null ||
  { echo "SKIP: needs permission to trace"; exit 77; }
python3 sleeper.py
(cd ../go && go build -o "$tmp/timetable" .)
watch() { # name, folder, command
  : >"$tmp/log"
  (cd "../$2"; PORT=0 exec strace -f -qq -o "$tmp/log" \
    -e trace=listen -e signal=none $3) >"$tmp/out" 2>&1 &
  pid=$!
  for _ in $(seq 100); do grep -q 'listen(' "$tmp/log" && break; sleep 0.1; done
  n=$(sed -n 's/.*listen([0-9]*, \([0-9]*\)).*/\1/p' "$tmp/log" | head -1)
  printf '%-12s listen(socket, %s)\n' "$1" "$n"
  kill $(sed -n 's/^\([0-9]*\) .*/\1/p' "$tmp/log" | sort -u) 2>/dev/null || true
  kill $pid 2>/dev/null || true
  wait $pid 2>/dev/null || true
}
watch JavaScript javascript 'node server.mjs'
watch Python python 'python3 server.py'
watch Java java 'java Server.java'
watch Go go "$tmp/timetable"
port=$((20000 + RANDOM % 10000))
watch PHP php "php -S 127.0.0.1:$port server.php"
