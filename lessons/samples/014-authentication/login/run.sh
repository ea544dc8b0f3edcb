#!/usr/bin/env bash
# How much work a login does for a known and for an unknown address.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need node
node login.mjs
