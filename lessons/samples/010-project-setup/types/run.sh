#!/usr/bin/env bash
# A wrong type: run by Node, then read by the compiler; then the one command.
set -eu
cd "$(dirname "$0")"
modules=$(cd "${NODE_MODULES:-node_modules}" 2>/dev/null && pwd) || modules=
command -v npm >/dev/null || { echo "SKIP: needs npm"; exit 77; }
node -e 'process.exit(process.features.typescript ? 0 : 1)' 2>/dev/null || { echo "SKIP: needs Node 24"; exit 77; }
for package in typescript @biomejs/biome @types/node; do
  [ -d "$modules/$package" ] || { echo "SKIP: needs $package"; exit 77; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
ln -s "$modules" "$tmp/node_modules"
cp *.json *.ts "$tmp"; cd "$tmp"
export NO_COLOR=1 npm_config_update_notifier=false
check() {
  if npm run --silent check >log 2>&1; then echo "check: green"; else
    echo "check: red"; grep -E 'TS[0-9]+|lint/|━━' log | sed 's/ ━*$//' | fold -s -w 74; fi
}
echo "node desk.ts prints $(node desk.ts), exit $?"
check
sed -i 's/"\([0-9]*\)"/\1/' desk.ts
check
