#!/usr/bin/env bash
# Something else ticks every 20 ms. Does it tick while we stand at a breakpoint?
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need node go dlv java javac jdb
rdbg=$(command -v rdbg || command -v rdbg3.1) || { echo "SKIP: needs rdbg"; exit 77; }
verdict() { # two counts, 0.7 s apart; one tick may have been under way
  { read -r first; read -r second; } <"$tmp/two"
  if [ $((second - first)) -gt 1 ]; then echo "$1 the others go on"
  else echo "$1 the others stand still"; fi
}
timeout 10 node node.mjs >"$tmp/two"
verdict 'Node:  '
printf 'break 16\ncontinue\np ticks\n!time.sleep(0.7)\np ticks\nquit\n' |
  "$python" -m pdb clock.py | sed -n 's/^(Pdb) *\((Pdb)\)* *\([0-9][0-9]*\)$/\2/p' >"$tmp/two"
verdict 'Python:'
javac -d "$tmp" java/Clock.java
timeout 15 "$python" jdb.py jdb -classpath "$tmp" Clock >"$tmp/two"
verdict 'Java:  '
(cd go && go build -gcflags='-N -l' -o "$tmp/clock" .)
mkfifo "$tmp/in"
dlv exec --allow-non-terminal-interactive=true "$tmp/clock" -- "$tmp/ticks" <"$tmp/in" >"$tmp/out" 2>&1 &
exec 3>"$tmp/in"
printf 'break main.go:17\ncontinue\n' >&3
until grep -q '=>' "$tmp/out"; do sleep 0.1; done
{ cat "$tmp/ticks"; echo; sleep 0.7; cat "$tmp/ticks"; echo; } >"$tmp/two"
echo 'quit' >&3; exec 3>&-
wait
verdict 'Go:    '
printf 'break clock.rb:8\ncontinue\np `cat $TICKS; echo -n _; sleep 0.7; cat $TICKS`\ncontinue\n' >"$tmp/rb"
TICKS="$tmp/ticks" "$rdbg" --no-color -n -x "$tmp/rb" clock.rb </dev/null 2>&1 |
  sed -n 's/^=> "\([0-9]*\)_\([0-9]*\)"$/\1\n\2/p' >"$tmp/two"
verdict 'Ruby:  '
