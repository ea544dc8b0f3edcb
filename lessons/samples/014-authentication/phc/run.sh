#!/usr/bin/env bash
# What five ecosystems store, and that old forms are renewed.
set -euo pipefail
cd "$(dirname "$0")"
. ../contract.sh
need go java javac mvn php
node24
"$python" -c 'import django, argon2' 2>/dev/null \
  || { echo "SKIP: needs Django and argon2-cffi"; exit 77; }
php -r 'exit(defined("PASSWORD_ARGON2ID") ? 0 : 1);' || { echo "SKIP: needs PHP with Argon2"; exit 77; }
cp hash.mjs ../javascript/passwords.mjs ../javascript/package.json "$tmp"
node "$tmp/hash.mjs"
"$python" hash.py
spring tidewater.Hash
$program
gomodules
"$tmp/app"
php hash.php
