#!/usr/bin/env bash
# Start, one slow request, SIGTERM while it runs: which line comes when?
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
javac -nowarn -parameters -cp "$(cat "$tmp/cp")" -d "$tmp/classes" \
  src/main/java/tidewater/*.java
cp src/main/resources/* "$tmp/classes"
java -XX:TieredStopAtLevel=1 -cp "$tmp/classes:$(cat "$tmp/cp")" \
  tidewater.Timetable >"$tmp/out" 2>"$tmp/err" &
pid=$!
for _ in $(seq 120); do grep -q 'start hook' "$tmp/out" && break; sleep 0.1; done
port=$(sed -n 's/^PORT //p' "$tmp/err")
depth=$(curl -s -m 5 "http://127.0.0.1:$port/depth")
curl -s -m 5 -o "$tmp/body" -w '%{http_code}' "http://127.0.0.1:$port/sailings" >"$tmp/code" &
client=$!
for _ in $(seq 50); do grep -q 'request in' "$tmp/out" && break; sleep 0.05; done
kill -TERM $pid
wait $client || true
wait $pid || true
cat "$tmp/out"
echo "client got $(cat "$tmp/code") $(cat "$tmp/body" 2>/dev/null)"
echo
printf '%-30s %s\n' 'Spring Boot, embedded Tomcat' "$depth"
