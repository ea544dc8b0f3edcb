#!/usr/bin/env bash
# Five partners count passengers before and after a column is renamed.
set -eu
cd "$(dirname "$0")"
for tool in curl node python3 go ruby php; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
tmp=$(mktemp -d)
pid=
trap 'kill $pid 2>/dev/null || true; rm -rf "$tmp"' EXIT
go build -o "$tmp/partner" .
node --disable-warning=ExperimentalWarning server.mjs >"$tmp/port" & pid=$!
for _ in $(seq 100); do grep -qs PORT "$tmp/port" && break; sleep 0.1; done
base=http://127.0.0.1:$(sed -n 's/^PORT //p' "$tmp/port")
say() { # name, command
  name=$1; shift
  out=$("$@" "$base/bookings" 2>"$tmp/err") || true
  [ -n "$out" ] || out=$(grep -o "[A-Za-z]*Error.*\|.*(TypeError)" "$tmp/err" \
    | sed "s/^.*'+': \(.*\) (TypeError)/TypeError: \1/; s/^.*\`+': \(.*\) (TypeError)/TypeError: \1/" | tail -1)
  printf '%-12s%s\n' "$name" "$out"
}
all() {
  say JavaScript node partner.mjs
  say Python python3 partner.py
  say Go "$tmp/partner"
  say Ruby ruby partner.rb
  say PHP php -d display_errors=stderr -d log_errors=0 partner.php
}
echo 'before'
all
echo
echo 'after the migration'
curl -s "$base/migrate" | sed 's/.*\[\({[^}]*}\).*/  \1, .../'; echo
all
echo
echo 'with a chosen representation'
curl -s "$base/choose" | sed 's/.*\[\({[^}]*}\).*/  \1, .../'; echo
all
