#!/usr/bin/env bash
# What counting numbers tell a stranger; what a UUID of version 7 tells.
set -eu
cd "$(dirname "$0")"
for tool in node python3; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
node tickets.mjs
echo
python3 birth.py
