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
fast="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"          # short programs: start, do not optimise

# Maven takes as long to work out the class path as Spring Boot takes to start.
# The list is kept, one for each pom.xml, and made anew when a jar of it is gone.
list=${XDG_CACHE_HOME:-$HOME/.cache}/tidewater/class-path-$(cksum <pom.xml | tr ' ' -)
complete() {
  [ -s "$list" ] || return
  tr ':' '\n' <"$list" | while read -r jar || [ -n "$jar" ]; do [ -f "$jar" ] || exit 1; done
}
if ! complete; then
  MAVEN_OPTS=$fast mvn -q -B -o dependency:build-classpath -Dmdep.outputFile="$tmp/cp" >/dev/null 2>&1 \
    || { echo "SKIP: needs Spring Boot 4.1.1"; exit 77; }
  mkdir -p "$(dirname "$list")"
  mv "$tmp/cp" "$list"
fi
jars=$(cat "$list")

javac -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -nowarn -proc:none -cp "$jars" -d "$tmp/classes" \
  src/main/java/tidewater/*.java
java $fast -cp "$tmp/classes:$jars" \
  tidewater.Bookings --server.port=0 --server.address=127.0.0.1 \
  --spring.main.banner-mode=off >"$tmp/out" 2>"$tmp/err" &
pid=$!
for _ in $(seq 600); do
  grep -qs '^PORT' "$tmp/err" && break
  kill -0 $pid 2>/dev/null || { cat "$tmp/out" "$tmp/err" >&2; exit 1; }
  sleep 0.1
done
contract "http://127.0.0.1:$(sed -n 's/^PORT //p' "$tmp/err")" 'Spring Boot'
