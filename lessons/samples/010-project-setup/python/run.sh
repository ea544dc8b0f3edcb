#!/usr/bin/env bash
# Typed settings with pydantic-settings.
set -eu
cd "$(dirname "$0")"
python=$(command -v "${PYTHON:-python3}")
"$python" -c 'import pydantic_settings' 2>/dev/null || { echo "SKIP: needs pydantic-settings"; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
app=("$python" -B main.py)
. ../contract.sh
contract
