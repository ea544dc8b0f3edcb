#!/usr/bin/env bash
# Two clones of one repository: fetch, pull, and pushing with force.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
clean() { sed -e "s#$tmp#~#g" -e '/^hint:/d' -e '/^$/d'; }
git init --quiet --bare "$tmp/tidewater.git"
git init --quiet "$tmp/mine"; cd "$tmp/mine"
git remote add origin "$tmp/tidewater.git"
git config push.default current
echo '08:15 STV HLM Aurora' >timetable.txt
git add .; git commit --quiet -m 'First timetable'
git push --quiet -u origin main
git clone --quiet "$tmp/tidewater.git" "$tmp/theirs"
(cd "$tmp/theirs"
 echo 'adult 6100 EUR' >fares.txt; git add .
 git commit --quiet -m 'Add fares'; git push --quiet)
echo '10:15 STV HLM Tern' >>timetable.txt; git commit --quiet -a -m 'Add Tern'
transcript fetch | clean; echo
git push --quiet
git switch --quiet -c night
echo '23:40 STV HLM Tern' >>timetable.txt; git commit --quiet -a -m 'Add a night ferry'
git push --quiet -u origin night
theirs() {
 (cd "$tmp/theirs"; git fetch --quiet; git switch --quiet night
  git reset --quiet --hard origin/night
  echo 'night 7000 EUR' >>fares.txt
  git commit --quiet -a -m 'Night fare'; git push --quiet origin night); }
theirs
transcript lease | clean; echo
transcript defeat | clean; echo
theirs
git commit --quiet --amend -m 'Add a night ferry on Saturdays'
transcript includes | clean
