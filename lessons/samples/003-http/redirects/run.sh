#!/usr/bin/env bash
# POST meets five redirects: which method arrives, with how many bytes?
set -eu
cd "$(dirname "$0")"
for tool in curl node python3 java go; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
tmp=$(mktemp -d)
pid=
trap 'kill $pid 2>/dev/null || true; rm -rf "$tmp"' EXIT
go build -o "$tmp/client" .
node server.mjs >"$tmp/port" & pid=$!
for _ in $(seq 100); do grep -qs PORT "$tmp/port" && break; sleep 0.1; done
base=http://127.0.0.1:$(sed -n 's/^PORT //p' "$tmp/port")
curls() {
  for status in 301 302 303 307 308; do
    printf '%s\t' "$(curl -s -L "$@" -d seats=2 "$base/$status")"
  done
  echo
}
row() { # name; the answers come in, separated by tabs
  IFS=$'\t' read -r a b c d e
  printf '%-21s%-9s%-9s%-9s%-9s%s\n' "$1" "${a:-none}" "${b:-none}" \
    "${c:-none}" "${d:-none}" "${e:-none}"
}
printf '301\t302\t303\t307\t308\n' | row ''
curls | row 'curl -L'
curls -X POST | row 'curl -L -X POST'
node client.mjs "$base" | row 'JavaScript fetch'
python3 client.py "$base" | row 'Python urllib'
java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC Client.java "$base" | row 'Java HttpClient'
"$tmp/client" "$base" | row 'Go net/http'
