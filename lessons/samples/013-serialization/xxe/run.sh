#!/usr/bin/env bash
# Two documents with a DOCTYPE, and what the parsers make of them.
set -euo pipefail
cd "$(dirname "$0")"
. ../common.sh
need go java javac node php ruby
modules fast-xml-parser saxes
libraries defusedxml
php -m | grep -qx dom || { echo "SKIP: needs PHP's dom extension"; exit 77; }
cp package.json xxe.mjs secret.txt "$tmp"
texts=("$(sed "s|file:.*secret.txt|file://$tmp/secret.txt|" thief.xml)" "$(cat bomb.xml)")
{
  node "$tmp/xxe.mjs" "${texts[@]}"
  "$python" xxe.py "${texts[@]}"
  javac -d "$tmp" Xxe.java
  java $fast -cp "$tmp" Xxe "${texts[@]}" 2>/dev/null
  go run main.go "${texts[@]}"
  ruby xxe.rb "${texts[@]}"
  php xxe.php "${texts[@]}"
} >"$tmp/said"
{
  echo "|thief.xml|bomb.xml"
  cut -c -30 "$tmp/said" | paste -d'|' - - | paste -d'|' readers.txt -
} | awk -F'|' '{ printf "%-13s%-32s%s\n", $1, $2, $3 }' | sed 's/ *$//'
