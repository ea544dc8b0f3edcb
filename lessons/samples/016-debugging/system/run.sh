#!/usr/bin/env bash
# Four questions to the operating system.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need node strace ss
here=$(pwd)
mask() { sed "s/$port/PORT/; s/$old/PID/; s/fd=[0-9]*/fd=N/; s/(\"[^\"]*\"/(\"…\"/" | tr -s ' '; }
hide() { sed "s|$here/||g; s|$tmp/||g"; }
cd "$tmp"
echo '# which file is read?'
echo '{"hold_minutes":15}' >default.json
echo '{"hold_minutes":30}' >production.json
# ANCHOR: files
NODE_ENV='production ' strace -f -e trace=openat -o trace \
  node "$here/settings.mjs"
# ANCHOR_END: files
grep -o '"[^"]*\.json", [^ ]* *= .*' trace | grep -v package.json | sed 's/ = [0-9]*$/ = opened/; s/ (No such.*//' | hide

echo '# whose port is it?'
node "$here/port.mjs" 0 'old' >port & old=$!
trap 'kill $old 2>/dev/null || true; rm -rf "$tmp"' EXIT
until [ -s port ]; do sleep 0.05; done
port=$(cat port)
node "$here/port.mjs" "$port" 'new' 2>&1 | sed "s/$port/PORT/"
# ANCHOR: port
ss -ltnpH "sport = :$port" >answer
# ANCHOR_END: port
mask <answer
tr '\0' ' ' <"/proc/$old/cmdline" | sed 's|[^ ]*/||g'; echo

echo '# how many files are open?'
# ANCHOR: limit
(ulimit -n 40; node "$here/leak.mjs")
# ANCHOR_END: limit
