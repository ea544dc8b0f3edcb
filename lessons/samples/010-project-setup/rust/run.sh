#!/usr/bin/env bash
# Typed settings with Rust's standard library: faults are values.
set -eu
cd "$(dirname "$0")"
command -v rustc >/dev/null || { echo "SKIP: needs rustc"; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
rustc -D warnings --edition 2021 -o "$tmp/settings" settings.rs || { echo "SKIP: needs a working rustc"; exit 77; }
app=("$tmp/settings")
. ../contract.sh
contract
