#!/usr/bin/env bash
# Break on a condition, look, go on: six debuggers on the same sum.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need node go dlv java javac jdb php
rdbg=$(command -v rdbg || command -v rdbg3.1) || { echo "SKIP: needs rdbg"; exit 77; }
php -n -d zend_extension=xdebug -m | grep -qx xdebug || { echo "SKIP: needs Xdebug"; exit 77; }
echo '# JavaScript'
node debug.mjs
echo '# Python'
"$python" -m pdb revenue.py <pdb.txt | sed -n "s/^(Pdb) \([{0-9]\)/\1/p"
echo '# Java'
javac -g -d "$tmp" java/Revenue.java
timeout 15 "$python" jdb.py jdb -classpath "$tmp" Revenue |
  sed -n 's/^ *\(booking = {\|sum = [0-9]*\)$/\1/p; /^    [a-z]*: /p; /^}/p; s/^> \([0-9][0-9]*\)$/\1/p'
echo '# Go'
(cd go && go build -gcflags='-N -l' -o "$tmp/revenue" .)
(cd go && dlv exec --allow-non-terminal-interactive=true --init ../dlv.txt "$tmp/revenue" </dev/null 2>&1) |
  grep '^main.booking\|^[0-9]*$'
echo '# Ruby'
"$rdbg" --no-color -n -x rdbg.txt revenue.rb </dev/null 2>&1 | sed -n 's/^=> \([{0-9]\)/\1/p; /^[0-9][0-9]*$/p' | uniq
echo '# PHP'
timeout 15 "$python" dbgp.py
