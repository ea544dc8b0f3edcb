#!/usr/bin/env bash
# The table as Hibernate writes it, and what it says to an import script.
set -eu
cd "$(dirname "$0")"
for tool in java javac mvn; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
export MAVEN_OPTS="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
mvn -q -B -o dependency:build-classpath -Dmdep.outputFile="$tmp/cp" >/dev/null 2>&1 \
  || { echo "SKIP: needs Hibernate"; exit 77; }
javac -proc:none -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -cp "$(cat "$tmp/cp")" \
  -d "$tmp/classes" src/main/java/tidewater/*.java
java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$tmp/classes:$(cat "$tmp/cp")" \
  tidewater.Schema >"$tmp/ddl.sql"
chmod 644 "$tmp/ddl.sql"
grep -o 'constraint party_size.*))' "$tmp/ddl.sql" | sed 's/))$/)/'
grep -o 'check ((status.*))),' "$tmp/ddl.sql" | sed 's/,$//' || true
. ../pg.sh
psql -q -v ON_ERROR_STOP=1 -f "$tmp/ddl.sql"
psql -q -c "INSERT INTO sailings (id) VALUES ('sai_7f3k')"
psql -q -c "INSERT INTO bookings (id, reference, sailing_id, passengers, status)
  VALUES ('bok_1', 'K7M2PX', 'sai_7f3k', -2, 'HELD')" 2>&1 |
  sed -n 's/^ERROR: *new row for relation/import script: row for/p' || true
