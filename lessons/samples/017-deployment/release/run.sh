#!/usr/bin/env bash
# Two builds of one commit, two releases, and who answers.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need node curl tar sha256sum
src=$PWD
. ./deploy.sh
cd "$tmp"
sum() { sha256sum <"$1" | cut -c1-8; }
mkdir out
cp "$src/server.mjs" out/
tar -cf monday.tar -C out server.mjs
touch -d '2026-11-24 12:00' out/server.mjs
tar -cf tuesday.tar -C out server.mjs
[ "$(sum monday.tar)" = "$(sum tuesday.tar)" ] && same=same || same=different
echo "plain tar, same file, twice:   $same bytes"
build 7d1f0a2; one=$(sum 7d1f0a2.tar)
rm -r out/7d1f0a2; sleep 1.1
build 7d1f0a2; two=$(sum 7d1f0a2.tar)
[ "$one" = "$two" ] && same=same || same=different
echo "build 7d1f0a2, twice:          $same bytes"
start() { # runs what `current` points to
  node current/server.mjs >port & pid=$!
  pids="$pids $pid"
  for _ in $(seq 100); do [ -s port ] && break; sleep 0.1; done
}
says() { echo "current -> $(readlink current | sed 's/releases.//')   answers: $(curl -s "127.0.0.1:$(cat port)")"; }
echo
release 7d1f0a2; start; echo "release 7d1f0a2, start"; says
build c04e9b7
release c04e9b7; echo "release c04e9b7"; says
stop() { kill $pid; wait $pid 2>/dev/null || true; rm port; }
stop; start; echo "restart"; says
release 7d1f0a2; stop; start; echo "release 7d1f0a2, restart"; says
