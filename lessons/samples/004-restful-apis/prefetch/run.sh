#!/usr/bin/env bash
# Staff open the list of bookings with a prefetcher installed; nobody clicks.
set -eu
cd "$(dirname "$0")"
command -v node >/dev/null || { echo "SKIP: needs node"; exit 77; }
node prefetch.mjs
