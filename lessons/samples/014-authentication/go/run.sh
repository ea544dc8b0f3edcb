#!/usr/bin/env bash
# The contract of ../contract.sh against Go's standard library and x/crypto/bcrypt.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need curl go
gomodules
serve "$tmp/app"
contract Go
