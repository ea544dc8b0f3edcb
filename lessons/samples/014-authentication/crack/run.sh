#!/usr/bin/env bash
# A stolen table, stored in three ways, against a list of eight passwords.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
node24
node crack.mjs
