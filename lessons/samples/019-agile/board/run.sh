#!/usr/bin/env bash
# The flow of one board, and the board against its policy.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need "$python"
"$python" flow.py
echo
"$python" check.py
echo
"$python" plot.py
