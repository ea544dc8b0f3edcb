#!/usr/bin/env bash
# The table as Django writes it, what it says to an import script, and a model
# that has validators only.
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-python3}
"$python" -c 'import django, sys; sys.exit(django.VERSION < (6, 1))' 2>/dev/null || { echo "SKIP: needs Django 6.1"; exit 77; }
PYTHONDONTWRITEBYTECODE=1 "$python" import.py
