#!/usr/bin/env bash
# Two folders want the same package; the compiler lets one of them have it.
set -eu
cd "$(dirname "$0")"
command -v go >/dev/null || { echo "SKIP: needs go"; exit 77; }
for part in ./bookings ./timetable; do
  echo "go build $part"
  if got=$(go build -o /dev/null "$part" 2>&1); then echo "  builds"; else
    printf '%s\n' "$got" | sed -nE 's/.*timetable.go:([0-9]+).*: (use of .*)tidewater.example\/ferry\/(.*)/  line \1: \2…\/\3/p'
  fi
done
