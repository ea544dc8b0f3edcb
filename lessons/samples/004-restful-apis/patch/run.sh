#!/usr/bin/env bash
# {} and {"phone":null} as patches, read carelessly and carefully, six times.
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-python3}
for tool in node go java javac mvn ruby php; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
"$python" -c 'import pydantic' 2>/dev/null || { echo "SKIP: needs Pydantic"; exit 77; }
export PYTHONDONTWRITEBYTECODE=1
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
MAVEN_OPTS="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC" \
  mvn -q -B -o dependency:build-classpath -Dmdep.outputFile="$tmp/cp" >/dev/null 2>&1 \
  || { echo "SKIP: needs Jackson 3.1.5"; exit 77; }
go build -o "$tmp/alerts" .
javac -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -cp "$(cat "$tmp/cp")" -d "$tmp" Alerts.java
row() { # name, command
  name=$1; shift
  "$@" '{}' '{"phone":null}' | tr -d ' ' | sed 's/+47/+47 /g' | paste -sd '\t' \
    | { IFS=$'\t' read -r a b c d
        printf '%-12s%-14s%-14s%-15s%s\n' "$name" "$a" "$b" "$c" "$d"; }
}
printf '%-12s%-28s%s\n' '' '{}' '{"phone":null}'
printf '%-12s%-14s%-14s%-15s%s\n' '' careless careful careless careful
row JavaScript node patch.mjs
row Python "$python" alerts.py
row Java java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$tmp:$(cat "$tmp/cp")" Alerts
row Go "$tmp/alerts"
row Ruby ruby patch.rb
row PHP php patch.php
