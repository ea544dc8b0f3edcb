#!/usr/bin/env bash
# Typed settings with plain Ruby.
set -eu
cd "$(dirname "$0")"
command -v ruby >/dev/null || { echo "SKIP: needs ruby"; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
app=(ruby main.rb)
. ../contract.sh
contract
