#!/usr/bin/env bash
# A key that stays, an afternoon that does not.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
git init --quiet "$tmp/repo"; cd "$tmp/repo"
echo 'PAYMENT_KEY=tide-9f31c2' >.env
echo '08:15 STV HLM Aurora' >timetable.txt
printf '%s\n' '09:00 STV HLM Aurora winter' \
  '16:00 HLM STV Aurora winter' >"$tmp/winter.txt"
export EDITOR="cp $tmp/winter.txt"
git add .; git commit --quiet -m 'The script, as it was'
transcript key; echo
transcript afternoon
