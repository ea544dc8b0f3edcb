#!/usr/bin/env bash
# Five web applications, each called by hand, without a server.
set -eu
cd "$(dirname "$0")"
for tool in node python3 go ruby; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
echo "CGI:";  REQUEST_METHOD=GET PATH_INFO=/sailings sh timetable.cgi | tr -d '\r'; echo
echo "Fetch:"; node timetable.mjs
echo "WSGI:"; python3 timetable.py
echo "http.Handler:"; go build -o "$tmp/t" . && "$tmp/t"
echo "Rack:"; ruby timetable.rb
