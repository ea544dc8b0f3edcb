#!/usr/bin/env bash
# The same number, bound twice.
set -eu
cd "$(dirname "$0")"
command -v php >/dev/null || { echo "SKIP: needs PHP"; exit 77; }
php -r 'exit(extension_loaded("pdo_sqlite") ? 0 : 1);' || { echo "SKIP: needs pdo_sqlite"; exit 77; }
php binding.php
