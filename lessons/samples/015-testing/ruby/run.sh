#!/usr/bin/env bash
# The tests on the right rule and booking, then with a fault in the rule.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need ruby
ruby -e 'require "minitest"; require "rack/test"; require "sinatra/base"' 2>/dev/null \
  || { echo "SKIP: needs Minitest, Rack::Test and Sinatra"; exit 77; }
cp *.rb "$tmp"
cd "$tmp"
run() {
  ruby -W0 "$1" --seed 1 -v >out 2>&1 || true
  sed -n 's/^[A-Za-z]*#\(test_.*\) = [0-9.]* s = \(.\).*/\2 \1/p' out | LC_ALL=C sort -k2
  sed -n 's/^\(Expected:\|  Actual:\)/    &/p' out
}
run fares_test.rb
run bookings_test.rb
echo
sed -i 's/+ 99/+ 100/' fares.rb
run fares_test.rb
