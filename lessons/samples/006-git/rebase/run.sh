#!/usr/bin/env bash
# The same work merged and rebased.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
git init --quiet "$tmp/repo"; cd "$tmp/repo"
echo '08:15 STV HLM Aurora' >timetable.txt
echo 'adult 5800 EUR' >fares.txt
git add .; git commit --quiet -m 'First timetable'
git switch --quiet -c tern
echo '10:15 STV HLM Tern' >>timetable.txt; git commit --quiet -a -m 'Add Tern'
echo '12:15 HLM STV Tern' >>timetable.txt; git commit --quiet -a -m 'Bring Tern back'
git switch --quiet main
echo 'adult 6100 EUR' >fares.txt; git commit --quiet -a -m 'Raise the fare'
transcript rebase
echo
printf 'the folder that a merge would make:  '
git merge-tree --write-tree main ORIG_HEAD | cut -c1-7
printf 'the folder after the rebase:         '
git show --no-patch --format=%t tern
printf 'the folder you tested before it:     '
git show --no-patch --format=%t ORIG_HEAD
