#!/usr/bin/env bash
# 46 bytes that are an object to pickle and a command to the machine.
set -eu
cd "$(dirname "$0")"
. ../common.sh
"$python" load.py
