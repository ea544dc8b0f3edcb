#!/usr/bin/env bash
# Two doors: one that sends people on, and one with TLS. The certificate signs itself.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need curl nginx openssl
app=$(port); plain=$(port); tls=$(port)
sed "s/:8080/:$app/; s/listen 80/listen 127.0.0.1:$plain/; s/listen 443/listen 127.0.0.1:$tls/; s#/etc/tidewater#$tmp#; s#/srv/acme#$tmp/acme#" site.conf >"$tmp/site.conf"
nginx_conf "$tmp/site.conf"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 47 -subj /CN=tidewater.example \
  -keyout "$tmp/privkey.pem" -out "$tmp/fullchain.pem" 2>/dev/null
mkdir -p "$tmp/acme/.well-known/acme-challenge"
printf 'token.thumbprint' >"$tmp/acme/.well-known/acme-challenge/token"
python3 ../door/service.py "$app" & pids="$pids $!"
nginx_start
wait_for "$app"; wait_for "$plain"; wait_for "$tls"
ask() { curl -sk --resolve "tidewater.example:$tls:127.0.0.1" --resolve "tidewater.example:$plain:127.0.0.1" "$@"; }
heads() { tr -d '\r' | grep -iE '^(HTTP|location|strict)' || true; }
echo "POST http://…/bookings?via=quay"
ask -i -d seats=2 "http://tidewater.example:$plain/bookings?via=quay" | heads
echo "GET http://…/.well-known/acme-challenge/token"
ask "http://tidewater.example:$plain/.well-known/acme-challenge/token"; echo
echo "GET https://…/sailings"
ask -i "https://tidewater.example:$tls/sailings" | heads
