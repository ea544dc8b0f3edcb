#!/usr/bin/env bash
# A form with the field `ticket` twice, and one with a bare percent sign: what does
# the framework hand over?
set -eu
cd "$(dirname "$0")"
for tool in curl java javac mvn; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
tmp=$(mktemp -d)
pid=
trap 'kill -9 $pid 2>/dev/null || true; rm -rf "$tmp"' EXIT
mvn -q -B -o dependency:build-classpath -Dmdep.outputFile="$tmp/cp" >/dev/null 2>&1 \
  || { echo "SKIP: needs Spring Boot 4.1.1"; exit 77; }
javac -nowarn -parameters -cp "$(cat "$tmp/cp")" -d "$tmp/classes" src/main/java/tidewater/*.java
java -XX:TieredStopAtLevel=1 -cp "$tmp/classes:$(cat "$tmp/cp")" tidewater.Main \
  --server.port=0 --server.address=127.0.0.1 --spring.main.banner-mode=off >"$tmp/out" 2>"$tmp/err" &
pid=$!
for _ in $(seq 120); do grep -q '^PORT' "$tmp/err" && break; sleep 0.1; done
port=$(sed -n 's/^PORT //p' "$tmp/err")
ask() {
  code=$(curl -s -m 5 -o "$tmp/body" -w '%{http_code}' -d "$1" "http://127.0.0.1:$port/bookings")
  [ "$code" = 200 ] || echo "status $code" >"$tmp/body"
  echo "Spring Boot    $(cat "$tmp/body")"
}
ask 'ticket=adult&ticket=child'
ask 'ticket=100%'
