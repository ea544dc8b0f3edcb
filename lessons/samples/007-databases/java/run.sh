#!/usr/bin/env bash
# Two bookings, the second with a ticket that has no price: JDBC.
set -eu
cd "$(dirname "$0")"
for tool in java javac mvn; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
MAVEN_OPTS="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC" \
  mvn -q -B -o dependency:build-classpath -Dmdep.outputFile="$tmp/cp" >/dev/null 2>&1 \
  || { echo "SKIP: needs the PostgreSQL driver"; exit 77; }
javac -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -cp "$(cat "$tmp/cp")" \
  -d "$tmp/classes" src/main/java/tidewater/Book.java
. ../pg.sh
psql -q -f ../booking.sql
java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$tmp/classes:$(cat "$tmp/cp")" \
  tidewater.Book "jdbc:postgresql://127.0.0.1:$PGPORT/postgres"
