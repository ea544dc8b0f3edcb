#!/usr/bin/env bash
# The contract of ../contract.py against PHP-FPM behind nginx.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
fpm=$(command -v php-fpm || ls /usr/sbin/php-fpm8* 2>/dev/null | tail -1) || true
[ -n "$fpm" ] || { echo "SKIP: needs php-fpm"; exit 77; }
nginx_conf "$tmp/site.conf"
chmod 755 "$tmp"
export tmp fpm HERE=$PWD SIGNAL=QUIT FRONT=$(port)
python3 ../contract.py ../stop.sh sh start.sh
kill "$(cat "$tmp/nginx.pid")"
