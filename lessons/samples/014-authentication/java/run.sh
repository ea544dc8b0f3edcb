#!/usr/bin/env bash
# The contract of ../contract.sh against Spring Security. As with Django, a page
# sets a token in a cookie and each POST repeats it, here in X-XSRF-TOKEN.
set -euo pipefail
cd "$(dirname "$0")"
. ../contract.sh
need curl java javac mvn
spring tidewater.Access
serve $program
curl -s -o /dev/null $jar "$base/"
token() { awk '$6 == "XSRF-TOKEN" { print $7 }' "$tmp/jar"; }
eval "$(declare -f ask | sed '1s/ask/plain/')"
ask() { # adds the token, except where another site sends the request
  case "$*" in
    *cross-site*) plain "$@" ;;
    *)
      curl -s -o /dev/null $jar "$base/"           # logging in changes the token
      plain "$@" -H "X-XSRF-TOKEN: $(token)" ;;
  esac
}
contract Spring
