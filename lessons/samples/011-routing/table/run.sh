#!/usr/bin/env bash
# Side by side: what the seven programs next door answered, from their output.txt.
set -eu
cd "$(dirname "$0")"
command -v python3 >/dev/null || { echo "SKIP: needs python3"; exit 77; }
python3 table.py ../{javascript,python,ruby,go,java}/output.txt
