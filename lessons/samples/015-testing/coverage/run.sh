#!/usr/bin/env bash
# Two suites: their coverage, and which of six faults each of them notices.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need node
modules express supertest
cp ../javascript/*.mjs ../javascript/package.json *.mjs faults.txt "$tmp"
cd "$tmp"
envelope=envelope.test.mjs
outcome="fares.test.mjs bookings.test.mjs"
for suite in envelope outcome; do
  node --test --test-reporter=spec --experimental-test-coverage ${!suite} >out 2>err || { cat out err; exit 1; }
  sed -n "s/^ℹ all files *| *\([0-9.]*\) | *\([0-9.]*\) .*/$suite: lines \1 %, branches \2 %/p" out
done
echo
printf '%-34s %-9s %s\n' fault envelope outcome
while IFS='|' read -r file name fault; do
  cp "$file" kept
  sed -i "$fault" "$file"
  cmp -s "$file" kept && { echo "no such place: $name"; exit 1; }
  for suite in envelope outcome; do
    if node --test --test-isolation=none ${!suite} >out 2>err; then said=green; else said=RED; fi
    eval "$suite=\"\${!suite}\" $suite"_said=$said
  done
  printf '%-34s %-9s %s\n' "$name" $envelope_said $outcome_said
  cp kept "$file"
done <faults.txt
