#!/usr/bin/env bash
# One command on a bare clone, three times: as it should be, again, and with another Node.
set -eu
cd "$(dirname "$0")"
. ../npm.sh
[ "$(node --version)" = "v$(cat .node-version)" ] || { echo "SKIP: needs Node $(cat .node-version)"; exit 77; }
open_registry shelf.json
cp -a . "$tmp/app"; cd "$tmp/app"; rm -f run.sh output.txt
mkdir "$tmp/bin"; printf '#!/bin/sh\nexec "%s" "$@"\n' "$(command -v "$NPM")" >"$tmp/bin/npm"; chmod +x "$tmp/bin/npm"
export PATH="$tmp/bin:$PATH"
npm install --package-lock-only >/dev/null          # the lock is in the clone
try() { # label
  echo "$1"
  ./setup >"$tmp/said" 2>&1 && code=0 || code=$?
  grep '^setup:\|^ *Run:' "$tmp/said" | sed 's/^/  /'
  echo "  exit $code"
}
try 'bare clone'
echo 'INSERT' >>dev.db; rm -r node_modules/portcodes
try 'after an afternoon of experiments'
mkdir "$tmp/old"; printf '#!/bin/sh\necho v20.20.2\n' >"$tmp/old/node"; chmod +x "$tmp/old/node"
PATH="$tmp/old:$PATH" try 'another Node comes first on PATH'
