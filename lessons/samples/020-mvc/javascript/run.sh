#!/usr/bin/env bash
# The contract against Express; then the model without Express.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need node python3
modules express ejs
database "$tmp/db"
cp -r package.json *.mjs views "$tmp"
serve node "$tmp/app.mjs" "$tmp/db"
contract
echo
alone=$(mktemp -d)                         # no node_modules above it
trap 'kill $pid 2>/dev/null || true; rm -rf "$tmp" "$alone"' EXIT
cp package.json model.mjs storm.mjs rule.test.mjs "$alone"
cd "$alone"
ls
node --test --test-reporter=tap rule.test.mjs | sed -n 's/^\(ok\|not ok\) [0-9]* - /\1  /p'
database db
node storm.mjs db
