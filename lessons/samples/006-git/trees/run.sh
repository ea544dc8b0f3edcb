#!/usr/bin/env bash
# What a commit contains: the index, and not the folder.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
git init --quiet "$tmp/repo"; cd "$tmp/repo"
echo 'adult 5800 EUR' >fares.txt
for h in 06 07 08 09 10 11 12 13 14 15 16 17; do
  echo "$h:15 STV HLM Aurora"
done >timetable.txt
git add .; git commit --quiet -m 'First timetable'
transcript puzzle; echo
transcript both; echo
git commit --quiet -a -m 'Raise it again'
sed -i.old -e 's/06:15/06:30/' -e 's/17:15 STV HLM Aurora/17:15 STV HLM Tern/' timetable.txt
rm timetable.txt.old
transcript patch | grep -v '^\(diff\|index\|---\|+++\|@@\|([12]/2)\| \)'
