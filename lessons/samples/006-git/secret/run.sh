#!/usr/bin/env bash
# A key is rewritten out of history, and where it still is.
set -eu
cd "$(dirname "$0")"
command -v git-filter-repo >/dev/null ||
  { echo "SKIP: needs git-filter-repo"; exit 77; }
. ../lib.sh
git init --quiet --bare "$tmp/tidewater.git"
git init --quiet "$tmp/mine"; cd "$tmp/mine"
git remote add origin "$tmp/tidewater.git"
echo '08:15 STV HLM Aurora' >timetable.txt
git add .; git commit --quiet -m 'First timetable'
echo 'PAYMENT_KEY=tide-9f31c2' >.env
git add .; git commit --quiet -m 'Settings'
git rm --quiet .env; git commit --quiet -m 'Remove the payment key'
git push --quiet -u origin main
git clone --quiet "$tmp/tidewater.git" "$tmp/theirs"
transcript note
transcript rewrite |   # without the progress messages
  sed -e '/^NOTICE/,/^ *(was/d' -e '/^New history/d' -e '/^Completely/d'
echo; transcript clone
echo; transcript server
echo; transcript resurrect
