#!/usr/bin/env bash
# Typed settings with Spring Boot; the second run is repeated with the value that it
# could not convert put right.
set -eu
cd "$(dirname "$0")"
for tool in java javac mvn; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
mvn -q -B -o dependency:build-classpath -Dmdep.outputFile="$tmp/cp" >/dev/null 2>&1 \
  || { echo "SKIP: needs Spring Boot 4.1.1 with validation"; exit 77; }
javac -nowarn -parameters -cp "$(cat "$tmp/cp")" -d "$tmp/classes" src/main/java/tidewater/*.java
app=(java -XX:TieredStopAtLevel=1 -cp "$tmp/classes:$(cat "$tmp/cp")" tidewater.Main
  --spring.main.banner-mode=off --logging.level.root=error --logging.pattern.console=%m%n --spring.main.log-startup-info=false)
shown() {
  sed -nE '/^port=|(Property|Value|Origin|Reason): /{
    s/Reason: .*Exception: (.*)\)/Reason: \1/; s/ by attempting.*//; s/^ +/  /; p
  }' | awk '{ printf "%s%s", (NR == 1 ? "" : /Property:/ ? "\n" : "\001"), $0 } END { if (NR) print "" }' |
    LC_ALL=C sort -r | tr '\001' '\n'     # Bean Validation promises no order
}
. ../contract.sh
contract
try ${bad/maybe/no}
echo "TW_DEBUG put right: exit $code"
shown <"$tmp/out"
try ${bad/maybe/no}15
echo "TW_HOLD_MINUTES put right: exit $code"
shown <"$tmp/out"
