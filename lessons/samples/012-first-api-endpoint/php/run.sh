#!/usr/bin/env bash
# The contract of ../contract.py against plain PHP and PDO.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need php "$python"
php -r 'exit(extension_loaded("pdo_sqlite") ? 0 : 1);' || { echo "SKIP: needs pdo_sqlite"; exit 77; }
database "$tmp/db"
port=$("$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
export CLAIM="$PWD/../claim.sql" DATABASE="$tmp/db" PHP_CLI_SERVER_WORKERS=3
base=http://127.0.0.1:$port
php -S "127.0.0.1:$port" -t . index.php >"$tmp/log" 2>&1 & pid=$!
contract
