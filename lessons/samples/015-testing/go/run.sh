#!/usr/bin/env bash
# The tests on the right rule and booking, then with a fault in the rule.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need go
cp *.go go.mod "$tmp"
cd "$tmp"
run() {
  go test -v . 2>&1 | sed -n 's/ ([0-9.]*s)$//; s/^ *--- //p; s/^ *\([a-z]*_test.go:[0-9]*: \)/    \1/p'
}
run
echo
sed -i 's/+99/+100/' fares.go
run
