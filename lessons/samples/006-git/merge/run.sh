#!/usr/bin/env bash
# A fast-forward, a conflict with and without its base, and a merge that is
# clean and broken.
set -eu
cd "$(dirname "$0")"
command -v node >/dev/null || { echo "SKIP: needs node"; exit 77; }
. ../lib.sh
git init --quiet "$tmp/repo"; cd "$tmp/repo"
echo '08:15 STV HLM Aurora' >timetable.txt
git add .; git commit --quiet -m 'First timetable'
git switch --quiet -c winter
git commit --quiet --allow-empty -m 'Plan the winter'
transcript ff; echo
git branch vessel
echo '08:30 STV HLM Aurora' >timetable.txt
git commit --quiet -a -m 'Leave later, for the tide'
git switch --quiet vessel
echo '08:15 STV HLM Tern' >timetable.txt
git commit --quiet -a -m 'Aurora is in dock, send Tern'
transcript three; echo
transcript mark; echo
transcript base; echo
transcript resolve; echo
# clean, and broken
git init --quiet "$tmp/clean"; cd "$tmp/clean"
grep -v ANCHOR "$here/fare.mjs" >fare.mjs
git add .; git commit --quiet -m 'Price of a booking'
git switch --quiet -c refund
grep -v ANCHOR "$here/refund.mjs" >refund.mjs
git add .; git commit --quiet -m 'Refund a booking'
echo "refund branch: $(node refund.mjs)"
git switch --quiet main
sed -i.old 's/price(/totalCents(/' fare.mjs; rm fare.mjs.old
git commit --quiet -a -m 'Call it by its unit'
echo "main branch:   $(node -e "import('./fare.mjs').then(m => console.log(m.totalCents(5800, 2)))")"
git merge --quiet refund && echo 'merge:         no conflict'
node refund.mjs 2>&1 | grep '^SyntaxError' | fold -s -w 72 | sed 's/ $//'
