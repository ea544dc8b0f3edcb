#!/usr/bin/env bash
# The contract of ../contract.py against Spring Boot.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need java javac mvn
fast="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"    # short programs: start, do not optimise
# Maven takes as long to work out the class path as Spring Boot takes to start.
# The list is kept, one for each pom.xml, and made anew when a jar of it is gone.
list=${XDG_CACHE_HOME:-$HOME/.cache}/tidewater/class-path-$(cksum <pom.xml | tr ' ' -)
if ! { [ -s "$list" ] && tr ':' '\n' <"$list" \
    | while read -r jar || [ -n "$jar" ]; do [ -f "$jar" ] || exit 1; done; }; then
  MAVEN_OPTS=$fast mvn -q -B -o dependency:build-classpath -Dmdep.outputFile="$tmp/cp" >/dev/null 2>&1 \
    || { echo "SKIP: needs Spring Boot 4.1.1 with actuator"; exit 77; }
  mkdir -p "$(dirname "$list")"
  mv "$tmp/cp" "$list"
fi
jars=$(cat "$list")
javac -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -nowarn -proc:none -parameters \
  -cp "$jars" -d "$tmp/classes" src/main/java/tidewater/*.java
cp src/main/resources/* "$tmp/classes"
ERRORS=$tmp/errors python3 ../contract.py term java $fast -Xmx256m -cp "$tmp/classes:$jars" \
  tidewater.Tidewater --spring.main.banner-mode=off || { cat "$tmp/errors"; exit 1; }
