#!/usr/bin/env bash
# What can be read on the wire of an HTTPS connection?
set -eu
cd "$(dirname "$0")"
for tool in node openssl; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=tidewater.example \
  -addext subjectAltName=DNS:tidewater.example \
  -keyout "$tmp/key.pem" -out "$tmp/cert.pem" 2>/dev/null
node hello.mjs "$tmp"
