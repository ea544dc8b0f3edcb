#!/usr/bin/env bash
# ^1.2.0 with cool-downs of several lengths; needs npm 11.10 or newer.
set -eu
cd "$(dirname "$0")"
. ../npm.sh
case $("$NPM" --version) in 11.[1-9][0-9].*|1[2-9].*) ;; *) echo "SKIP: needs npm 11.10"; exit 77 ;; esac
open_registry shelf.json
cd "$tmp/app"
try() { # setting range
  printf '%s\nignore-scripts=true\n' "$1" >.npmrc
  echo "{ \"private\": true, \"dependencies\": { \"portcodes\": \"$2\" } }" >package.json
  rm -rf node_modules package-lock.json
  if "$NPM" install >/dev/null 2>"$tmp/err"; then
    got=$(node -p 'require("./node_modules/portcodes/package.json").version')
  else
    got=$(sed -n 's/^npm error code /refused, /p' "$tmp/err")
  fi
  printf '%-22s %-8s %s\n' "${1:-(none)}" "$2" "$got"
}
try '' '^1.2.0'
try 'min-release-age=1' '^1.2.0'
try 'min-release-age=7' '^1.2.0'
try 'min-release-age=1440' '^1.2.0'
try 'min-release-age=1' '1.3.1'
