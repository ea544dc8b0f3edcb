#!/usr/bin/env bash
# Lists the decision records of this folder.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need "$python"
"$python" check.py .
