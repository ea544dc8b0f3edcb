#!/usr/bin/env bash
# The contract of ../contract.py against Flask on gunicorn.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
"$python" -c 'import flask, gunicorn' 2>/dev/null || { echo "SKIP: needs flask and gunicorn"; exit 77; }
cp *.py "$tmp"
python=$(command -v "$python")
cd "$tmp"
python3 "$OLDPWD/../contract.py" "$OLDPWD/../stop.sh" "$python" -m gunicorn app:app
