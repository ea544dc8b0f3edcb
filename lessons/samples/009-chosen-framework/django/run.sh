#!/usr/bin/env bash
# The contract of ../contract.sh against Django.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need curl "$python"
"$python" -c 'import django' 2>/dev/null || { echo "SKIP: needs Django"; exit 77; }
serve "$python" serve.py
both
