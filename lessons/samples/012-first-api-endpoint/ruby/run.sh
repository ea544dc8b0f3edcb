#!/usr/bin/env bash
# The contract of ../contract.py against Sinatra.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need ruby "$python"
ruby -e 'require "sinatra/base"; require "sqlite3"; require "puma"' 2>/dev/null \
  || { echo "SKIP: needs Sinatra, sqlite3 and Puma"; exit 77; }
database "$tmp/db"
serve ruby serve.rb "$tmp/db"
contract
