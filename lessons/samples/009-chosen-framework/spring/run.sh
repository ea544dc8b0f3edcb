#!/usr/bin/env bash
# The contract of ../contract.sh against Spring Boot.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need curl java javac mvn
MAVEN_OPTS="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC ${MAVEN_OPTS:-}" \
  mvn -q -B -o dependency:build-classpath -Dmdep.outputFile="$tmp/cp" >/dev/null 2>&1 \
  || { echo "SKIP: needs Spring Boot 4.1.1"; exit 77; }
javac -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -nowarn -parameters -cp "$(cat "$tmp/cp")" -d "$tmp/classes" src/main/java/tidewater/*.java
cp src/main/resources/* "$tmp/classes"
serve java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$tmp/classes:$(cat "$tmp/cp")" tidewater.Timetable
both
