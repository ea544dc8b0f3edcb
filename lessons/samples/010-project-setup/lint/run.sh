#!/usr/bin/env bash
# One file for the interpreter, the formatter and the linter.
set -eu
cd "$(dirname "$0")"
python=$(command -v "${PYTHON:-python3}")
"$python" -m ruff --version >/dev/null 2>&1 || { echo "SKIP: needs ruff"; exit 77; }
export RUFF_NO_CACHE=true NO_COLOR=1
echo '$ python3 holds.py'
"$python" -B holds.py
echo '$ ruff format --diff holds.py'
"$python" -m ruff format --isolated --diff holds.py 2>/dev/null | grep '^[-+] ' || true
echo '$ ruff check --select B holds.py'
"$python" -m ruff check --isolated --select B --output-format concise holds.py || true
