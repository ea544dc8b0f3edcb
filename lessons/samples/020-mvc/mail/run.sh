#!/usr/bin/env bash
# A model that sends mail whenever it is saved.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
django
"$python" mail.py
