#!/usr/bin/env bash
# The contract against Django.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
django
database "$tmp/db"
serve "$python" app.py "$tmp/db"
contract
