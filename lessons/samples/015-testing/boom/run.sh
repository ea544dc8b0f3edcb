#!/usr/bin/env bash
# A handler throws: what the client in the same process sees.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need node go ruby java javac mvn
modules express supertest
"$python" -c 'import fastapi, httpx2' 2>/dev/null || { echo "SKIP: needs FastAPI and httpx2"; exit 77; }
ruby -e 'require "rack/test"; require "sinatra/base"' 2>/dev/null \
  || { echo "SKIP: needs Rack::Test and Sinatra"; exit 77; }
. ../java/jars.sh ../java/pom.xml
cp package.json boom.test.mjs "$tmp"
label() { sed "s|^|$1|"; }
(cd "$tmp" && node --test --test-reporter=tap boom.test.mjs 2>/dev/null) | sed -n 's/^# answered/answered/p' | label 'Supertest          '
"$python" boom.py | label 'TestClient '
javac $lazy -cp "$jars" -d "$tmp/classes" java/tidewater/Boom.java
java $fast -cp "$tmp/classes:$jars" tidewater.Boom 2>/dev/null | grep '^\(MockMvc\|RestTestClient\)'
(cd go && go run .)
ruby -W0 boom.rb | label 'Rack::Test '
