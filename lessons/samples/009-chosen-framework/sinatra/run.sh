#!/usr/bin/env bash
# The contract of ../contract.sh against Sinatra.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need curl ruby
ruby -e 'require "sinatra/version"; require "puma"; require "tzinfo"' 2>/dev/null \
  || { echo "SKIP: needs Sinatra, Puma and TZInfo"; exit 77; }
APP_ENV=production serve ruby serve.rb
both
