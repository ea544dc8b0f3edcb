#!/usr/bin/env bash
# What systemd says about the unit, without starting it.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need systemd-analyze
exposure() {
  systemd-analyze security --offline=true --no-pager "$1" 2>/dev/null |
    sed -n 's/.*Overall exposure level for .*: \([0-9.]* [A-Z]*\).*/\1/p'
}
mkdir "$tmp/bare" "$tmp/user" "$tmp/fenced"
sed '/ANCHOR: fence/,/ANCHOR_END: fence/d; /^User=/d' tidewater.service >"$tmp/bare/tidewater.service"
sed '/ANCHOR: fence/,/ANCHOR_END: fence/d' tidewater.service >"$tmp/user/tidewater.service"
cp tidewater.service "$tmp/fenced/"
echo "exposure, from 0 to 10"
echo "as root, no fence       $(exposure "$tmp/bare/tidewater.service")"
echo "its own user            $(exposure "$tmp/user/tidewater.service")"
echo "user and ten lines      $(exposure "$tmp/fenced/tidewater.service")"
echo
sed 's/RestartSec/RestartSecs/; s#/usr/bin/node#/bin/true#; /^WorkingDirectory/d; /^User/d' tidewater.service >"$tmp/tidewater.service"
echo "\$ systemd-analyze verify tidewater.service"
systemd-analyze verify "$tmp/tidewater.service" 2>&1 | sed -n "s#^.*/tidewater.service#tidewater.service#p" | head -2 | fold -s -w 74
