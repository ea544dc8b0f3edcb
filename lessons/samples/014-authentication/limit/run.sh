#!/usr/bin/env bash
# The 73rd byte, in four implementations of bcrypt.
set -euo pipefail
cd "$(dirname "$0")"
. ../contract.sh
need go java javac mvn php
"$python" -c 'import bcrypt' 2>/dev/null || { echo "SKIP: needs bcrypt"; exit 77; }
php key.php
echo
php -r 'echo "PHP password_hash: ", password_verify(str_repeat("x", 72),
  password_hash(str_repeat("x", 73), PASSWORD_BCRYPT, ["cost" => 4]))
  ? "accepts 73 bytes, and the first 72 open it\n" : "refuses\n";'
"$python" long.py
gomodules
"$tmp/app"
spring tidewater.Limit
$program
