#!/usr/bin/env bash
# One project, Friday and Monday: with and without its lock, and after an edit.
set -eu
cd "$(dirname "$0")"
. ../npm.sh
open_registry friday.json
cp package.json *.test.mjs "$tmp/app"; cd "$tmp/app"
look() { # label
  have=$(node -p 'require("./node_modules/portcodes/package.json").version' 2>/dev/null) || have=none
  if node --test >/dev/null 2>&1; then verdict=green; else verdict=red; fi
  printf '%-46s %-6s %s\n' "$1" "$have" "$verdict"
}
lock() { sha256sum package-lock.json | cut -c1-8; }
kept() { if [ "$(lock)" = "$1" ]; then echo '  lock unchanged'; else echo '  lock REWRITTEN'; fi; }
"$NPM" install >/dev/null; look 'Friday, no lock yet: npm install'
was=$(lock)
publish "$here/weekend.json"
rm -rf node_modules; mv package-lock.json saved
"$NPM" install >/dev/null; look 'Monday, lock not in the clone: npm install'
rm -rf node_modules; mv saved package-lock.json
"$NPM" ci >/dev/null; look 'Monday, lock in the clone: npm ci'; kept "$was"
rm -rf node_modules
"$NPM" install >/dev/null; look 'Monday, lock in the clone: npm install'; kept "$was"
sed -i 's/\^1\.2\.0/^1.3.0/' package.json; rm -rf node_modules
if "$NPM" ci >/dev/null 2>"$tmp/err"; then echo 'npm ci accepted it'; fi
look 'manifest edited to ^1.3.0: npm ci'
sed -n 's/^npm error code /  npm error code /p; s/^npm error \(Invalid:.*\)/  \1/p' "$tmp/err"
kept "$was"
"$NPM" install >/dev/null; look 'manifest edited to ^1.3.0: npm install'; kept "$was"
