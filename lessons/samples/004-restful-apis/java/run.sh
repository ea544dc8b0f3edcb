#!/usr/bin/env bash
# The contract of ../contract.sh against Spring Boot.
set -eu
cd "$(dirname "$0")"
for tool in curl java javac mvn; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
tmp=$(mktemp -d)
pid=
trap 'kill -9 $pid 2>/dev/null || true; rm -rf "$tmp"' EXIT
. ../contract.sh
MAVEN_OPTS="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC" \
  mvn -q -B -o dependency:build-classpath -Dmdep.outputFile="$tmp/cp" >/dev/null 2>&1 \
  || { echo "SKIP: needs Spring Boot 4.1.1"; exit 77; }
javac -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -nowarn -parameters -cp "$(cat "$tmp/cp")" -d "$tmp/classes" \
  src/main/java/tidewater/*.java
java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$tmp/classes:$(cat "$tmp/cp")" \
  tidewater.Resources --server.port=0 --server.address=127.0.0.1 \
  --spring.main.banner-mode=off >"$tmp/out" 2>"$tmp/err" &
pid=$!
for _ in $(seq 150); do grep -qs '^PORT' "$tmp/err" && break; sleep 0.1; done
base=http://127.0.0.1:$(sed -n 's/^PORT //p' "$tmp/err")
contract
