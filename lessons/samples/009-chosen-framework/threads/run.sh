#!/usr/bin/env bash
# 250 requests at once: how many are inside the handler at the same time?
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need curl java javac mvn "$python"
[ "$(java -version 2>&1 | sed -n '1s/[^"]*"\([0-9]*\).*/\1/p')" -ge 21 ] \
  || { echo "SKIP: needs Java 21 or later"; exit 77; }
MAVEN_OPTS="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC ${MAVEN_OPTS:-}" \
  mvn -q -B -o dependency:build-classpath -Dmdep.outputFile="$tmp/cp" >/dev/null 2>&1 \
  || { echo "SKIP: needs Spring Boot 4.1.1"; exit 77; }
javac -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -nowarn -parameters -cp "$(cat "$tmp/cp")" -d "$tmp/classes" src/main/java/tidewater/*.java
serve java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$tmp/classes:$(cat "$tmp/cp")" tidewater.Inside \
  --server.address=127.0.0.1 --server.port=0 --logging.level.root=off \
  --spring.main.banner-mode=off
count() { # label, base
  "$python" ../inside/clients.py "$2/slow" 250
  printf '%-38s %s\n' "$1" "$(curl -s "$2/most")"
}
count 'Spring Boot on Tomcat' "$base"
count 'Spring Boot, virtual threads' "http://127.0.0.1:$(sed -n 's/^VIRTUAL //p' "$tmp/log")"
stop
