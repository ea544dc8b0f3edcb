#!/usr/bin/env bash
# Names with awkward letters; a namespace; a list of one.
set -euo pipefail
cd "$(dirname "$0")"
. ../common.sh
need node
modules fast-xml-parser
node build.mjs 'Ålesund & søn <A>' | while read -r line; do
  echo "$line"
  echo "$line" | "$python" -c '
import sys, xml.etree.ElementTree as ET
try:
    print("  read as", ET.fromstring(sys.stdin.read()).get("name"))
except ET.ParseError as error:
    print("  ", error, sep="")'
done
echo
"$python" names.py
echo
cp package.json values.mjs "$tmp"
cd "$tmp"
node values.mjs
