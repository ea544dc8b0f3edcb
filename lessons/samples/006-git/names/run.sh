#!/usr/bin/env bash
# Branches and HEAD as files; a commit without a name; a deleted branch.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
git init --quiet "$tmp/repo"; cd "$tmp/repo"
echo '08:15 STV HLM Aurora' >timetable.txt
git add .; git commit --quiet -m 'First timetable'
echo '09:00 HLM STV Aurora' >>timetable.txt
git commit --quiet -a -m 'Add the way back'
transcript names; echo
transcript detach; echo
transcript delete
