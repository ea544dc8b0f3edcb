#!/usr/bin/env bash
# How long is a crossing on the night the clocks go back?
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-python3}
"$python" -c 'from zoneinfo import ZoneInfo; ZoneInfo("Europe/Oslo")' 2>/dev/null \
  || { echo "SKIP: needs Python 3.9 or newer with time zone data"; exit 77; }
"$python" clock.py
