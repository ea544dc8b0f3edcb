#!/usr/bin/env bash
# What deleting a parent does; then one file, three programs, two opinions.
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-python3}
command -v "$python" >/dev/null || { echo "SKIP: needs python3"; exit 77; }
command -v node >/dev/null || { echo "SKIP: needs node"; exit 77; }
node -e 'require("node:sqlite")' 2>/dev/null || { echo "SKIP: needs Node 24"; exit 77; }
command -v php >/dev/null || { echo "SKIP: needs php"; exit 77; }
php -m | grep -q pdo_sqlite || { echo "SKIP: needs PDO for SQLite"; exit 77; }
export PYTHONDONTWRITEBYTECODE=1
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
"$python" ../sql.py children.sql
echo
"$python" -c "import sqlite3, sys
sqlite3.connect(sys.argv[1]).executescript(open('file.sql').read())" "$tmp/one.db"
"$python" orphan.py "$tmp/one.db"
node --disable-warning=ExperimentalWarning orphan.mjs "$tmp/one.db"
php orphan.php "$tmp/one.db"
"$python" -c "import sqlite3, sys
for row in sqlite3.connect(sys.argv[1]).execute('PRAGMA foreign_key_check'):
    print('PRAGMA foreign_key_check:', row)" "$tmp/one.db"
