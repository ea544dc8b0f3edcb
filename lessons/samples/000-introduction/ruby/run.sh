#!/usr/bin/env bash
# A form with the field `ticket` twice, and one with a bare percent sign: what does
# the framework hand over?
set -eu
cd "$(dirname "$0")"
ruby -rrack -e '' 2>/dev/null || { echo "SKIP: needs Ruby with Rack"; exit 77; }
ruby form.rb
