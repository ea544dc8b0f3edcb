#!/usr/bin/env bash
# One sailing, written and read by six languages. First the naive instant of each.
set -euo pipefail
cd "$(dirname "$0")"
. ../common.sh
need go java javac mvn node php ruby
libraries pydantic
node sailing.mjs >"$tmp/JavaScript"
"$python" sailing.py >"$tmp/Python"
jackson SailingOut >"$tmp/Java"
go run main.go >"$tmp/Go"
ruby sailing.rb >"$tmp/Ruby"
php sailing.php >"$tmp/PHP"
languages="JavaScript Python Java Go Ruby PHP"
for language in $languages; do
  sed -n 1p "$tmp/$language" | fold -s -w 64 | sed "1s/^/$language|/; 2,\$s/^/|/"
done | awk -F'|' '{ printf "%-11s%s\n", $1, $2 }' | sed 's/ *$//'
echo
for language in $languages; do
  sed -n 2p "$tmp/$language" \
    | "$python" show.py "$language" "$(sed -n 3p "$tmp/$language")"
done
