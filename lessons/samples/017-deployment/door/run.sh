#!/usr/bin/env bash
# What reaches the service through three locations, and what the door says by itself.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need curl nginx
app=$(port); front=$(port)
sed "s/:8080/:$app/; s/:8000/:$front/" site.conf >"$tmp/site.conf"
nginx_conf "$tmp/site.conf"
python3 service.py "$app" & pids="$pids $!"
nginx_start
wait_for "$app"; wait_for "$front"
ask() { curl -s -H 'Host: tidewater.example' -H 'X-Forwarded-For: 203.0.113.66' "http://127.0.0.1:$front$1"; }
row() { printf '%-18s%-12s%-26s%-30s%s\n' "$@"; }
for path in /sailings /bookings /agents/bookings; do
  IFS='|' read -r seen host for proto <<<"$(ask $path)"
  printf '%s\n  -> %s, %s\n     %s, %s\n' "$path" "$seen" "$host" "$for" "$proto"
done
status() { curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$front$@"; }
echo
echo "nobody listens at the service's port:    $(status /gone)"
echo "the service takes longer than allowed:   $(status /slow)"
echo "the service itself is busy:              $(status /busy)"
head -c 2000 /dev/zero >"$tmp/big"
echo "the body is larger than allowed:         $(curl -s -o /dev/null -w '%{http_code}' --data-binary "@$tmp/big" "http://127.0.0.1:$front/big")"
