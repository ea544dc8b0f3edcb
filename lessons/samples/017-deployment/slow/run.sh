#!/usr/bin/env bash
# One worker, one passenger on a bad line: without a proxy and behind one.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
"$python" -c 'import gunicorn' 2>/dev/null || { echo "SKIP: needs gunicorn"; exit 77; }
app=$(port); front=$(port)
sed "s/:8080/:$app/; s/:8000/:$front/" site.conf >"$tmp/site.conf"
nginx_conf "$tmp/site.conf"
"$python" -m gunicorn -w 1 -b "127.0.0.1:$app" --log-level error app:app & pids="$pids $!"
nginx_start
wait_for "$app"; wait_for "$front"
echo "straight to the worker:   the other passenger waits $(python3 two.py "$app")"
echo "through the proxy:        the other passenger waits $(python3 two.py "$front")"
