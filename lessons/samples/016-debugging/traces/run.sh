#!/usr/bin/env bash
# One bad price, wrapped once, and what six languages print of it.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need node go java ruby php
here=$(pwd)
own() { sed "s|file://$here/||g; s|$here/||g" | expand -t 4 | grep -v '^ *$\|node:internal\|^Node.js\|(<anonymous>)'; }
echo '# JavaScript'
node start.mjs 2>&1 | own | sed -n '/^Error/,$p'
echo '# Python'
"$python" start.py 2>&1 | own
echo '# Java'
(java $fast java/Start.java 2>&1 || true) | own | grep -v 'java.base\|jdk.compiler'
echo '# Go'
(cd go && go build -o "$tmp/start" .)
"$tmp/start" 2>&1 || true
echo '# Ruby'
ruby start.rb 2>&1 | own
echo '# PHP'
php -n -d display_errors=1 start.php 2>&1 | own
