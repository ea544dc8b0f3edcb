#!/usr/bin/env bash
# A signed token and a session, after a change of role and after a logout.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need node
node logout.mjs
