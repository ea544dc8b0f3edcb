#!/usr/bin/env bash
# Sixty-four suspects, and one of them is unfinished.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need node git
here=$(pwd)
cd "$tmp"
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
. "$here/history.sh"
report() {
  git bisect log | sed -n 's/^# \(good\|bad\|skip\): \[[0-9a-f]*\] /\1 /p' | sed '1,2d'
  git bisect log | sed -n 's/^# first bad commit: \[[0-9a-f]*\] /first bad: /p'
  git bisect reset >/dev/null 2>&1
}
echo '# a careful check'
{
# ANCHOR: bisect
git bisect start HEAD HEAD~64              # bad, good
git bisect run bash "$here/check.sh" "$here/check.mjs"
# ANCHOR_END: bisect
} >../out 2>&1
report
search() { # good, bad: names are wrong from "Tidy the names" on
  git bisect start HEAD~20 HEAD~28 >/dev/null 2>&1
  git bisect run "$@" "$PWD/gateway.mjs" >../out 2>&1 || true
  report
}
echo
echo '# another fault, unfinished counts as bad'
search node "$here/names.mjs"
echo
echo '# the same, unfinished is skipped'
search bash "$here/check.sh" "$here/names.mjs"
