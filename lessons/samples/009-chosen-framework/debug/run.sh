#!/usr/bin/env bash
# What an error page tells a stranger, in development and in production mode.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need curl node "$python"
modules express
"$python" -c 'import django, flask' 2>/dev/null \
  || { echo "SKIP: needs Django and Flask"; exit 77; }
cp web.mjs package.json "$tmp"
has() { if grep -qF -- "$1" "$tmp/page"; then printf '%-11s' yes; else printf '%-11s' -; fi; }
try() { # name, path fragment, command
  name=$1 path=$2; shift 2
  serve "$@"
  curl -s -m 5 -H 'Accept: text/html' "$base/boom" >"$tmp/page"; stop
  printf '%-24s' "$name"
  has "$path"; has 'card 4000'; has 'halibut'; has 'kelp-forest'
  grep -q 'EVALEX = true' "$tmp/page" && echo yes || echo -
}
printf '%-24s%-11s%-11s%-11s%-11s%s\n' 'page shows' paths variables DB-URL SECRET_KEY console
try 'Express, NODE_ENV unset' web.mjs env -u NODE_ENV node "$tmp/web.mjs"
try 'Express, production' web.mjs env NODE_ENV=production node "$tmp/web.mjs"
try 'Django, DEBUG=True' web_django.py "$python" web_django.py debug
try 'Django, DEBUG=False' web_django.py "$python" web_django.py quiet
try 'Flask, --debug' web_flask.py "$python" web_flask.py debug
try 'Flask, plain' web_flask.py "$python" web_flask.py quiet
