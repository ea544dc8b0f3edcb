#!/usr/bin/env bash
# The bytes of two.http, sent to six servers: how many requests do they see?
set -eu
cd "$(dirname "$0")"
for tool in node python3 java javac go ruby php; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
ruby -e 'require "webrick"' 2>/dev/null || { echo "SKIP: needs WEBrick"; exit 77; }
tmp=$(mktemp -d)
pid=
trap 'kill $pid 2>/dev/null || true; rm -rf "$tmp"' EXIT
go build -o "$tmp/server" .
javac -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -d "$tmp" Server.java
try() { # name, command
  echo "$1"; shift
  rm -f "$tmp/out"
  "$@" >"$tmp/out" 2>"$tmp/err" &
  pid=$!
  for _ in $(seq 100); do grep -qs PORT "$tmp/out" && break; sleep 0.1; done
  port=$(sed -n 's/^PORT //p' "$tmp/out")
  python3 send.py "$port" two.http >"$tmp/answers"
  kill $pid 2>/dev/null || true
  wait $pid 2>/dev/null || true
  grep -v PORT "$tmp/out" | sed 's/^/  saw /' || true
  sed 's/^/  /' "$tmp/answers"
}
try 'Node' node server.mjs
try 'Python, http.server' python3 server.py
try 'Java, HttpServer' java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$tmp" Server
try 'Go, net/http' "$tmp/server"
try 'Ruby, WEBrick' ruby server.rb

port=$((20000 + RANDOM % 10000))
cat >"$tmp/php" <<END
echo PORT $port
exec php -S 127.0.0.1:$port server.php 2> >(sed -un 's/^.*SEEN //p')
END
try 'PHP, built-in server' bash "$tmp/php"
