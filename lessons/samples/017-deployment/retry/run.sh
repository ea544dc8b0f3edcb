#!/usr/bin/env bash
# An instance dies after its work and before its answer. Who asks the other one?
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need curl nginx
a=$(port); b=$(port); front=$(port)
sed "s/\(server .*:8080\);/server 127.0.0.1:$a max_fails=0;/; s/\(server .*:8081\);/server 127.0.0.1:$b max_fails=0;/; s/:8000/:$front/" site.conf >"$tmp/site.conf"
nginx_conf "$tmp/site.conf"
python3 service.py "$a" "$b" & pids="$pids $!"
sleep 0.5
nginx_start
wait_for "$front"
curl -s "http://127.0.0.1:$a/count" >/dev/null
ask() { curl -s -o /dev/null -w '%{http_code}' -X "$1" "http://127.0.0.1:$front$2"; }
count() { curl -s "http://127.0.0.1:$a/count"; }
echo "                                client gets   bookings made"
echo "GET,  as it comes               $(ask GET /x)           $(count)"
echo "POST, as it comes               $(ask POST /x)           $(count)"
echo "POST, with non_idempotent       $(ask POST /again/)           $(count)"
