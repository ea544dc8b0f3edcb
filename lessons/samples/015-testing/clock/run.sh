#!/usr/bin/env bash
# A hold with the test's own clock, then one test in three time zones.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need node go java javac mvn
"$python" -c 'import pytest' 2>/dev/null || { echo "SKIP: needs pytest"; exit 77; }
. ../java/jars.sh ../java/pom.xml
cp *.mjs *.py "$tmp"
(cd "$tmp" && node --test --test-reporter=tap --test-name-pattern=hold hold.test.mjs) >"$tmp/tap" 2>&1 || true
short <"$tmp/tap"
(cd "$tmp" && "$python" -m pytest -p no:cacheprovider -q test_hold.py) | sed -n 's/ in [0-9.]*s.*/, pytest/p'
javac $lazy -cp "$jars" -d "$tmp/classes" java/tidewater/HoldTest.java
java $fast -cp "$tmp/classes:$jars" org.junit.platform.console.ConsoleLauncher execute --scan-class-path "$tmp/classes" \
  --disable-banner --details=tree --details-theme=ascii --disable-ansi-colors 2>/dev/null | sed -n 's/.*\(aHold.*\)/\1, JUnit/p'
(cd go && go test -v -count=1 .) | sed -n 's/^--- \(.*\) (\(0.0\)[0-9]s)$/\1, \2 s, go test/p'
echo
cd "$tmp"
for zone in UTC Europe/London Europe/Helsinki; do
  TZ=$zone node --test --test-reporter=tap --test-name-pattern=ferry hold.test.mjs >tap 2>&1 || true
  echo "TZ=$zone"
  short <tap | sed 's/^/  /'
done
