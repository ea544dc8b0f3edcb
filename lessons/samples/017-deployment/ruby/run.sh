#!/usr/bin/env bash
# The contract of ../contract.py against Sinatra on Puma.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need ruby puma
ruby -e 'require "sinatra/base"' 2>/dev/null || { echo "SKIP: needs sinatra"; exit 77; }
python3 ../contract.py ../stop.sh puma -q -C puma.rb config.ru
