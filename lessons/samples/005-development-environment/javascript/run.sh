#!/usr/bin/env bash
# The contract of ../contract.sh with npm.
set -eu
cd "$(dirname "$0")"
. ../npm.sh
cp package.json "$tmp/app"; echo '[]' >"$tmp/all.json"
open_registry "$tmp/all.json"
cd "$tmp/app"
publish() {
  node -e "
    const f = '$tmp/shelf.json', fs = require('fs'), all = JSON.parse(fs.readFileSync(f));
    all.push({ name: 'portcodes', version: '$1', files: { 'index.js': '' } });
    fs.writeFileSync(f, JSON.stringify(all));"
  rm -rf "$tmp/cache"
}
version() { node -p 'require("./node_modules/portcodes/package.json").version'; }
lock() { "$NPM" install >/dev/null; }
exact() { rm -rf node_modules; "$NPM" ci >/dev/null 2>&1; }
unlocked() {
  mv package-lock.json "$tmp/saved"; rm -rf node_modules
  "$NPM" install >/dev/null; mv "$tmp/saved" package-lock.json
}
edit() { sed -i 's/\^1\.2\.0/^1.3.0/' package.json; }
. "$here/../contract.sh"
four_lines
