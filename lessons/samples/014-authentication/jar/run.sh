#!/usr/bin/env bash
# Which of five cookies a client keeps. curl's jar knows the rules of prefixes.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need curl node
serve node server.mjs
base=${base/127.0.0.1/localhost}       # a Domain needs a name
for at in 1 2 3 4 5; do
  rm -f "$tmp/jar"
  curl -4 -s -o /dev/null -c "$tmp/jar" "$base/$at"
  echo "$at  sent back: $(curl -4 -s -b "$tmp/jar" "$base/")"
done
