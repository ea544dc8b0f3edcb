#!/usr/bin/env bash
# The tests on the right rule and booking, then with a fault in the rule.
set -euo pipefail
cd "$(dirname "$0")"
. ../lib.sh
need java javac mvn
. ./jars.sh pom.xml
cp -r src "$tmp"
compile() { javac $lazy -cp "$tmp/classes:$jars" -d "$tmp/classes" "$@"; }
run() {
  java $fast -cp "$tmp/classes:$jars" org.junit.platform.console.ConsoleLauncher execute \
    --scan-class-path "$tmp/classes" --disable-banner --details=tree --details-theme=ascii \
    --disable-ansi-colors "$@" >"$tmp/out" 2>"$tmp/err" || true
  sed -n "s/^[|' ]*+-- //; s/^[|' ]*'-- //; /\[\(OK\|X\)\]/p" "$tmp/out" | grep -v '^JUnit'
}
compile "$tmp"/src/*/java/tidewater/*.java
run
echo
sed -i 's/+ 99/+ 100/' "$tmp/src/main/java/tidewater/Fares.java"
compile "$tmp/src/main/java/tidewater/Fares.java"
run --include-classname '.*FaresTest'
