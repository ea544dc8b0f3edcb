#!/usr/bin/env bash
# Adds up a latency budget; nothing is measured.
set -eu
cd "$(dirname "$0")"
command -v python3 >/dev/null || { echo "SKIP: needs python3"; exit 77; }
python3 budget.py
