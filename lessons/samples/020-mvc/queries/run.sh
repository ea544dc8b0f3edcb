#!/usr/bin/env bash
# How many queries a template makes.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
django
"$python" queries.py
