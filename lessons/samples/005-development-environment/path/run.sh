#!/usr/bin/env bash
# Which `node` answers? Stand-ins for three runtimes, and a version manager of nine lines.
set -eu
cd "$(dirname "$0")"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
export RUNTIMES=$tmp/runtimes
mkdir -p "$RUNTIMES" "$tmp/usr-bin" "$tmp/shims" "$tmp/code/tidewater/src" "$tmp/code/old-site"
for v in 20.20.2 24.21.0; do
  printf '#!/bin/sh\necho "node %s"\n' $v >"$RUNTIMES/node-$v"
done
printf '#!/bin/sh\necho "node 18.20.8 (distribution)"\n' >"$tmp/usr-bin/node"
cp shim "$tmp/shims/node"
chmod +x "$RUNTIMES"/* "$tmp/usr-bin/node" "$tmp/shims/node"
echo 'node 24.21.0' >"$tmp/code/tidewater/.tool-versions"
echo 'node 20.20.2' >"$tmp/code/old-site/.tool-versions"
ask() { # label folder PATH
  printf '%-22s%-15s%s\n' "$1" "$2" "$(cd "$tmp/code/$2" && PATH="$3" sh -c node)"
}
ask 'shims last on PATH'  tidewater     "$tmp/usr-bin:$PATH:$tmp/shims"
ask 'shims first on PATH' tidewater     "$tmp/shims:$PATH"
ask 'shims first on PATH' tidewater/src "$tmp/shims:$PATH"
ask 'shims first on PATH' old-site      "$tmp/shims:$PATH"
