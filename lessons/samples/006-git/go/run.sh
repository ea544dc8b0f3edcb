#!/usr/bin/env bash
# Four ids by hand, then the same four by Git; the last line is what the
# language calls the length of a ship and a line feed.
set -eu
cd "$(dirname "$0")"
command -v go >/dev/null || { echo "SKIP: needs go"; exit 77; }
GOCACHE=$(go env GOCACHE)
export GOCACHE
. ../lib.sh
go build -o "$tmp/blob" .
"$tmp/blob" | tee "$tmp/own"
cd "$tmp"
git init --quiet repo; cd repo
for text in 'hello\n' '' 'caf\303\251\n' '\360\237\232\242\n'; do
  printf "$text" | git hash-object --stdin
done >"$tmp/git"
head -4 "$tmp/own" | cmp - "$tmp/git" && echo 'the same as git hash-object'
