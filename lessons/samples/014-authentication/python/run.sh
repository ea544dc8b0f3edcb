#!/usr/bin/env bash
# The contract of ../contract.sh against Django. Its forms carry a token:
# a page sets it in a cookie, and each POST repeats it in a field.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need curl
"$python" -c 'import django, argon2' 2>/dev/null \
  || { echo "SKIP: needs Django and argon2-cffi"; exit 77; }
serve "$python" app.py
curl -s -o /dev/null $jar "$base/"
token() { awk '$6 == "csrftoken" { print $7 }' "$tmp/jar"; }
plain=$(declare -f ask | sed '1s/ask/plain/')
eval "$plain"
ask() { # adds the token, except where another site sends the request
  case "$*" in
    *cross-site*) plain "$@" ;;
    *) plain "$@" -H "X-CSRFToken: $(token)" ;;
  esac
}
contract Django
