#!/usr/bin/env bash
# Four versions of one file, three kinds of reset, and what comes back.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
row() {
  printf '%-8s %-6s %-6s %s\n' "$1" "$(git show HEAD:fares.txt)" \
    "$(git show :fares.txt)" "$(cat fares.txt)"
}
printf '%-8s %-6s %-6s %s\n' '' HEAD index folder
for mode in soft mixed hard; do
  git init --quiet "$tmp/$mode"; cd "$tmp/$mode"
  quietly versions
  [ $mode != soft ] || row before
  git reset --quiet --$mode HEAD~1
  row --$mode
done
echo
transcript back
echo
git init --quiet "$tmp/revert"; cd "$tmp/revert"
printf 'adult 5800\nchild 2900\nvehicle 9900\n' >fares.txt; git add .; git commit --quiet -m 'Fares'
sed -i.old 's/5800/580/' fares.txt; rm fares.txt.old; git commit --quiet -a -m 'Raise the adult fare'
sed -i.old 's/9900/9500/' fares.txt; rm fares.txt.old; git commit --quiet -a -m 'Lower the vehicle fare'
transcript revert
