#!/usr/bin/env bash
# Nine versions, and which of them the ranges of five ecosystems accept.
set -eu
cd "$(dirname "$0")"
for tool in node python3 java ruby php; do
  command -v $tool >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
modules=$(cd "${NODE_MODULES:-node_modules}" 2>/dev/null && pwd) || modules=
export SEMVER="$modules/semver" PYTHONDONTWRITEBYTECODE=1
python=${PYTHON:-python3}
export COMPOSER_SEMVER=${COMPOSER_SEMVER:-/usr/share/php/Composer/Semver/autoload.php}
jars=/usr/share/java/maven3-artifact.jar:/usr/share/java/commons-lang3.jar
[ -d "$SEMVER" ] || { echo "SKIP: needs semver"; exit 77; }
"$python" -c 'import packaging' 2>/dev/null || { echo "SKIP: needs packaging"; exit 77; }
[ -f "$COMPOSER_SEMVER" ] || { echo "SKIP: needs Composer's semver"; exit 77; }
[ -f "${jars%%:*}" ] || { echo "SKIP: needs Maven's artifact library"; exit 77; }
node ranges.mjs
"$python" ranges.py
java -cp "$jars" Ranges.java
ruby ranges.rb
php ranges.php
