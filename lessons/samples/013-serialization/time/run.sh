#!/usr/bin/env bash
# Four texts for Date, and a half past two that Oslo skips.
set -euo pipefail
cd "$(dirname "$0")"
. ../common.sh
need go java javac node php
for zone in UTC Europe/Oslo America/New_York; do
  echo "TZ=$zone"
  TZ=$zone node time.mjs
done
echo
echo Python
"$python" gap.py
echo Java
javac -d "$tmp" Gap.java
java $fast -cp "$tmp" Gap
echo Go
go run main.go
echo PHP
php gap.php
echo
texts=('2026-07-01T21:40:00Z' '20260701T214000Z' '2026-W27-3')
node iso.mjs "${texts[@]}" >"$tmp/node"
"$python" iso.py "${texts[@]}" >"$tmp/python"
go run ./iso "${texts[@]}" >"$tmp/go"
printf '%-22s%-9s%-9s%s\n' "" node python go
printf '%s\n' "${texts[@]}" | paste -d'|' - "$tmp/node" "$tmp/python" "$tmp/go" \
  | awk -F'|' '{ printf "%-22s%-9s%-9s%s\n", $1, $2, $3, $4 }'
