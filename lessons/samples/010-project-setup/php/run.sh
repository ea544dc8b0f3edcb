#!/usr/bin/env bash
# Typed settings with PHP's own filters.
set -eu
cd "$(dirname "$0")"
command -v php >/dev/null || { echo "SKIP: needs php"; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
app=(php main.php)
. ../contract.sh
contract
