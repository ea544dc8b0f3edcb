#!/usr/bin/env bash
# One resource, two formats, seven wishes.
set -euo pipefail
cd "$(dirname "$0")"
. ../common.sh
need curl java javac mvn node
modules express
libraries django
pid=
trap 'kill $pid 2>/dev/null || true; rm -rf "$tmp"' EXIT
serve() { # command: starts it, waits for its line "PORT n"
  : >"$tmp/log"
  "$@" >>"$tmp/log" 2>"$tmp/err" & pid=$!
  for _ in $(seq 150); do
    grep -qs '^PORT' "$tmp/log" && break
    kill -0 $pid 2>/dev/null || { cat "$tmp/err" >&2; exit 1; }
    sleep 0.1
  done
  url=http://127.0.0.1:$(sed -n 's/^PORT //p' "$tmp/log")/sailings/sai_7f3k
}
wishes=(
  '*/*'
  'application/xml'
  'application/json;q=0.5, application/xml'
  'application/xml;q=0.5, application/*;q=0.9'
  'text/html, */*;q=0.1'
  'application/json;q=0, */*'
  'text/csv'
)
table() { # name: status or format for each wish, then whether Vary names Accept
  for wish in "${wishes[@]}"; do
    answer=$(curl -s -o "$tmp/body" -w '%{http_code} %{content_type}' -H "Accept: $wish" "$url")
    case $answer in
      *json*) echo "json" ;;
      *xml*) echo "xml" ;;
      *) echo "${answer%% *}" ;;
    esac
  done >"$tmp/$1"
  curl -s -o "$tmp/body" -D - "$url" | tr -d '\r' | grep -i '^vary:.*accept' >/dev/null \
    && echo yes >>"$tmp/$1" || echo no >>"$tmp/$1"
  kill $pid; wait $pid 2>/dev/null || true; pid=
}
cp package.json app.mjs "$tmp"
serve node "$tmp/app.mjs"
table Express
serve "$python" app.py
table Django
class_path "Spring Boot 4.1.1"
compile src/main/java/tidewater/*.java
cp src/main/resources/* "$tmp/classes"
serve java $fast -cp "$tmp/classes:$jars" tidewater.Sailings
table Spring
{ echo "Accept"; printf '%s\n' "${wishes[@]}"; echo "Vary: Accept"; } >"$tmp/wishes"
for name in Express Django Spring; do sed -i "1i $name" "$tmp/$name"; done
paste -d'|' "$tmp/wishes" "$tmp/Express" "$tmp/Django" "$tmp/Spring" \
  | awk -F'|' '{ printf "%-46s%-9s%-8s%s\n", $1, $2, $3, $4 }'
