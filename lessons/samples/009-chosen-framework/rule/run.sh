#!/usr/bin/env bash
# The rule of the local day in four languages, and a filter that ignores it.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need node "$python" ruby php
ruby -e 'require "tzinfo"' 2>/dev/null || { echo "SKIP: needs TZInfo"; exit 77; }
cp ../express/timetable.mjs "$tmp"
cat >"$tmp/try.mjs" <<'J'
import { sailings, sailingsOn } from './timetable.mjs';
const ids = list => list.map(s => s.id).join(' ');
console.log('JavaScript     ', ids(sailingsOn('STV', 'HLM', '2026-07-01')));
console.log('by UTC prefix  ', ids(sailings.filter(s => s.from === 'STV'
  && s.to === 'HLM' && s.departs_at.startsWith('2026-07-01'))));
J
node "$tmp/try.mjs" >"$tmp/js"; head -1 "$tmp/js"
PYTHONPATH=../fastapi "$python" -c 'from timetable import *
print("Python         ", *[s["id"] for s in sailings_on("STV", "HLM", "2026-07-01")])'
ruby -r ../sinatra/timetable -e 'puts "Ruby            " +
  sailings_on("STV", "HLM", "2026-07-01").map { |s| s["id"] }.join(" ")'
php -r 'require "../php/timetable.php"; echo "PHP             ",
  implode(" ", array_column($sailingsOn("STV", "HLM", "2026-07-01"), "id")), "\n";'
tail -1 "$tmp/js"
