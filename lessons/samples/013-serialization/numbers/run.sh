#!/usr/bin/env bash
# Six texts, read and written back by six programs.
set -euo pipefail
cd "$(dirname "$0")"
. ../common.sh
need go java javac mvn node php ruby
texts=('9007199254740993' '19.90' '1.0' '1e400' 'NaN' '{"a":1,"a":2}')
node numbers.mjs "${texts[@]}" >"$tmp/node"
"$python" numbers.py "${texts[@]}" >"$tmp/python"
jackson Numbers "${texts[@]}" >"$tmp/java"
go run main.go "${texts[@]}" >"$tmp/go"
ruby numbers.rb "${texts[@]}" >"$tmp/ruby"
php numbers.php "${texts[@]}" >"$tmp/php"
printf '%s\n' "${texts[@]}" >"$tmp/text"
cd "$tmp"
sed -i 's/.*\(Error\|Exception\)$/refused/' node python java go ruby php
{
  printf '%-7s%-18s%-7s%-5s%-12s%-9s%s\n' "" "${texts[@]}"
  for file in node python java go ruby php; do
    mapfile -t row <$file
    printf '%-7s%-18s%-7s%-5s%-12s%-9s%s\n' $file "${row[@]}"
  done
} | sed 's/ *$//'
echo
node "$OLDPWD/money.mjs"
