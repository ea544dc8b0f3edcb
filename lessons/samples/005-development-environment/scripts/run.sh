#!/usr/bin/env bash
# Installing a package whose postinstall script reads a private key: four ways.
set -eu
cd "$(dirname "$0")"
modules=$(cd "${NODE_MODULES:-node_modules}" 2>/dev/null && pwd) || modules=
for package in npm11 npm12; do
  [ -d "$modules/$package" ] || { echo "SKIP: needs $package"; exit 77; }
done
NPM=$modules/npm11/bin/npm-cli.js
. ../npm.sh
node -e "
  const shelf = require('./shelf.json');
  const text = require('fs').readFileSync('look-around.js', 'utf8');
  shelf[0].files['look-around.js'] = text;
  require('fs').writeFileSync('$tmp/start.json', JSON.stringify(shelf));
"
open_registry "$tmp/start.json"
export LOOT="$tmp/loot"
mkdir "$HOME/.ssh"; echo 'PRETEND PRIVATE KEY' >"$HOME/.ssh/id_ed25519"
cd "$tmp/app"
try() { # label npm [option…]
  label=$1; shift
  rm -rf node_modules package-lock.json; : >"$LOOT"
  "$@" install seatmap --loglevel=notice >"$tmp/said" 2>&1 && code=0 || code=$?
  printf '%-24s exit %s, took: %s\n' "$label" "$code" "$(grep . "$LOOT" || echo nothing)"
  sed -n 's/^npm warn install-scripts \(1 package .* install scripts \(blocked\|not yet covered\)\).*/  said: \1/p' "$tmp/said"
}
fresh() { echo '{ "private": true }' >package.json; }
fresh; try 'npm 11' node "$modules/npm11/bin/npm-cli.js"
fresh; try 'npm 11, ignore-scripts' node "$modules/npm11/bin/npm-cli.js" --ignore-scripts
fresh; try 'npm 12' node "$modules/npm12/bin/npm-cli.js"
echo '{ "private": true, "allowScripts": { "seatmap": true } }' >package.json
try 'npm 12, allowScripts' node "$modules/npm12/bin/npm-cli.js"
