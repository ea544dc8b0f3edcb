#!/usr/bin/env bash
# Two bookings, the second with a ticket that has no price: PDO.
set -eu
cd "$(dirname "$0")"
command -v php >/dev/null || { echo "SKIP: needs php"; exit 77; }
php -m | grep -q pdo_sqlite || { echo "SKIP: needs PDO for SQLite"; exit 77; }
php book.php
