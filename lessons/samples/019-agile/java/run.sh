#!/usr/bin/env bash
# The six examples of the story, against the server as it is.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need node java javac mvn
. ./jars.sh pom.xml
javac $lazy -cp "$jars" -d "$tmp/classes" AcceptanceTest.java
serve
java $fast -cp "$tmp/classes:$jars" org.junit.platform.console.ConsoleLauncher execute \
  --scan-class-path "$tmp/classes" --disable-banner --details=tree --details-theme=ascii \
  --disable-ansi-colors >"$tmp/out" 2>"$tmp/err" || true
sed -n "s/^[|' ]*[+'][+-]* \([1-9] .*\)/\1/p" "$tmp/out"
