#!/usr/bin/env bash
# Requests as browsers label them, and a JSON API asked by a form.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need curl go
GOPROXY=off go build -o "$tmp/app" .
serve "$tmp/app"
cancel=$base/bookings/K7M2PX/cancel
host="Host: tidewater.example"
ask "POST  own page            same-origin" -X POST -H 'Sec-Fetch-Site: same-origin' "$cancel"
ask "POST  gulls.example       cross-site" -X POST -H 'Sec-Fetch-Site: cross-site' "$cancel"
ask "POST  promo subdomain     same-site" -X POST -H 'Sec-Fetch-Site: same-site' "$cancel"
ask "GET   link on gulls       cross-site" -H 'Sec-Fetch-Site: cross-site' "$base/bookings"
ask "POST  old browser, gulls  Origin alone" -X POST -H "$host" -H 'Origin: https://gulls.example' "$cancel"
ask "POST  partner's program   neither" -X POST "$cancel"
echo
# What a browser makes of gift.html: name, "=", value, and the end of a line.
printf '%s\r\n' '{"reason":"seasick","gift":"="}' >"$tmp/gift"
cookie="Cookie: __Host-tw_session=of-the-passenger"
for way in lenient strict shielded; do
  status=$(curl -s -o "$tmp/body" -w '%{http_code}' -H "$cookie" -H 'Content-Type: text/plain' \
    -H 'Sec-Fetch-Site: same-site' --data-binary @"$tmp/gift" "$base/$way/bookings/K7M2PX/cancel")
  printf '%-10s%s  %s\n' "$way" "$status" "$([ "$status" = 200 ] && cat "$tmp/body")"
done | sed 's/ *$//'
