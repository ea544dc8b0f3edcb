#!/usr/bin/env bash
# Two windows on one model, and two pages from one server.
set -eu
cd "$(dirname "$0")"
command -v python3 >/dev/null || { echo "SKIP: needs python3"; exit 77; }
PYTHONDONTWRITEBYTECODE=1 python3 observe.py
