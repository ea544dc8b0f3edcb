#!/usr/bin/env bash
# A check of the role, and a check of the owner beside it.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
node24
node owner.mjs
