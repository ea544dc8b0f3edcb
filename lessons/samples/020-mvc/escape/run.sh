#!/usr/bin/env bash
# One name through seven templates, each as it comes.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need node go ruby php
modules ejs
django
"$python" -c 'import jinja2' 2>/dev/null || { echo "SKIP: needs Jinja2"; exit 77; }
cp package.json ejs.mjs "$tmp"
node "$tmp/ejs.mjs"
"$python" templates.py
go run main.go
ruby page.rb
php page.php
