#!/usr/bin/env bash
# The rule of the local day.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need php
cat >"$tmp/try.php" <<'P'
<?php
require $argv[1];
foreach ($sailingsOn('STV', 'HLM', '2026-07-01') as $s) {
    echo $s['id'], ' ', $s['departs_at'], "\n";
}
P
php "$tmp/try.php" "$PWD/timetable.php"
