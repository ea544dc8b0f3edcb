#!/usr/bin/env bash
# Who sees the holds, and which flag has outlived its day.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need node
node --input-type=module -e "
import { isOn } from '$PWD/flags.mjs';
for (const role of ['passenger', 'port staff'])
  console.log(role.padEnd(10), isOn('holds', role) ? 'holds for 15 minutes' : 'as before');
"
echo
TODAY=2026-06-01 node --test --test-reporter=tap flags.test.mjs >"$tmp/out" || true
sed -n "s/^\(ok\|not ok\) [0-9]* - /\1 /p; s/^ *error: '\(.*\)'/    \1/p" "$tmp/out"
