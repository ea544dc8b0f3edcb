#!/usr/bin/env bash
# Makes a recorded request smaller as long as it fails in the same way.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need node
node ../kiosk/servers.mjs >"$tmp/ports" &
trap 'kill $! 2>/dev/null; rm -rf "$tmp"' EXIT
until [ -s "$tmp/ports" ]; do sleep 0.05; done
read -r back front <"$tmp/ports"
"$python" minimise.py "$front"
