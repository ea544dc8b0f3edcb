#!/usr/bin/env bash
# Effective settings after four layers; then a file with a misspelt key.
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-python3}
"$python" -c 'import tomllib' 2>/dev/null || { echo "SKIP: needs Python 3.11"; exit 77; }
settings() { env -i PATH="$PATH" PYTHONDONTWRITEBYTECODE=1 "$@"; }
settings TW_PORT=9000 TW_POOL__SIZE=30 TW_LOG__LEVEL=error \
  "$python" settings.py production --log.level=debug
echo
settings "$python" settings.py typo 2>&1 || echo "exit $?"
