#!/usr/bin/env bash
# A server bound to 127.0.0.1, and three addresses that all mean "this machine".
set -eu
cd "$(dirname "$0")"
command -v "${PYTHON:-python3}" >/dev/null || { echo "SKIP: needs python3"; exit 77; }
"${PYTHON:-python3}" doors.py
