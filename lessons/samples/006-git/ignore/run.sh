#!/usr/bin/env bash
# Six ignore files against the files of six projects; a file ignored too
# late; an exception that cannot work; line endings.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
try() { # name, files
  git init --quiet "$tmp/$1"; cd "$tmp/$1"
  cp "$here/$1.gitignore" .gitignore
  shift
  for f in "$@" .env .env.local .env.example; do
    mkdir -p "$(dirname "$f")"; echo x >"$f"
  done
  git add .
  printf '%-11s %s\n' "$(basename "$PWD")" "$(git ls-files | grep -v '^.gitignore' | paste -sd ' ' -)"
}
echo '# kept'
try javascript package-lock.json node_modules/express/index.js dist/app.js npm-debug.log
try python uv.lock .venv/pyvenv.cfg app/__pycache__/main.cpython-314.pyc dist/app.whl
try java pom.xml target/app.jar .mvn/wrapper/maven-wrapper.jar .idea/workspace.xml
try go go.sum bin/tidewater store.test go.work
try ruby Gemfile.lock vendor/bundle/x.rb log/.keep log/test.log config/master.key
try php composer.lock vendor/autoload.php public/build/app.js .phpunit.result.cache
echo
git init --quiet "$tmp/late"; cd "$tmp/late"
echo 'PAYMENT_KEY=tide-9f31c2' >.env
git add .; git commit --quiet -m 'The script, as it was'
transcript late
echo
git init --quiet "$tmp/parent"; cd "$tmp/parent"
mkdir log; touch log/.keep log/app.log
transcript parent | tr '\t' ' '
echo
git init --quiet "$tmp/eol"; cd "$tmp/eol"
printf '#!/bin/sh\r\necho hi\r\n' >start.sh
git add . && git commit --quiet -m 'Written on Windows'
cp "$here/gitattributes" .gitattributes
git ls-files --eol start.sh | tr '\t' ' '
git add --renormalize . && git commit --quiet -m 'One kind of line ending'
rm start.sh; git restore start.sh
git ls-files --eol start.sh | tr '\t' ' '
