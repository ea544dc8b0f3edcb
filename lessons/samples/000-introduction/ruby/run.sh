#!/usr/bin/env bash
# One form with the field `ticket` twice: what does the framework hand over?
set -eu
cd "$(dirname "$0")"
ruby -rrack -e '' 2>/dev/null || { echo "SKIP: needs Ruby with Rack"; exit 77; }
ruby form.rb
