#!/usr/bin/env bash
# The contract of ../contract.py against Spring Boot.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need java javac mvn
mvn -q -B -o dependency:build-classpath -Dmdep.outputFile="$tmp/cp" >/dev/null 2>&1 \
  || { echo "SKIP: needs Spring Boot 4.1.1 with actuator"; exit 77; }
javac -nowarn -parameters -cp "$(cat "$tmp/cp")" -d "$tmp/classes" src/main/java/tidewater/*.java
cp src/main/resources/* "$tmp/classes"
ERRORS=$tmp/errors python3 ../contract.py term java -XX:TieredStopAtLevel=1 -Xmx256m -cp "$tmp/classes:$(cat "$tmp/cp")" \
  tidewater.Tidewater --spring.main.banner-mode=off || { cat "$tmp/errors"; exit 1; }
