# Sourced by the run.sh files: one database, one server, the same requests.
export PYTHONDONTWRITEBYTECODE=1
export NOW=2026-06-30T07:00:00Z            # 33 hours 40 minutes before sai_7f3k
python=${PYTHON:-python3}
here=$PWD
tmp=$(mktemp -d)
pid=
trap 'kill $pid 2>/dev/null || true; rm -rf "$tmp"' EXIT
need() {
  for tool in "$@"; do
    command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
  done
}
modules() { # the npm packages that must be installed
  modules=$(cd "${NODE_MODULES:-node_modules}" 2>/dev/null && pwd) || modules=
  for package in "$@"; do
    [ -d "$modules/$package" ] || { echo "SKIP: needs $package"; exit 77; }
  done
  node -e 'require("node:sqlite")' 2>/dev/null || { echo "SKIP: needs Node 24"; exit 77; }
  export NODE_OPTIONS=--disable-warning=ExperimentalWarning
  ln -s "$modules" "$tmp/node_modules"
}
django() {
  "$python" -c 'import django, sys; sys.exit(django.VERSION < (6, 1))' 2>/dev/null \
    || { echo "SKIP: needs Django 6.1"; exit 77; }
}
database() { # file
  "$python" -c 'import sqlite3, sys
sqlite3.connect(sys.argv[1]).executescript(open(sys.argv[2]).read())' "$1" "$here/../schema.sql"
}
serve() { # command: starts it, waits for its line "PORT n"
  : >"$tmp/log"
  "$@" >>"$tmp/log" 2>"$tmp/err" & pid=$!
  for _ in $(seq 150); do
    grep -qs '^PORT' "$tmp/log" && break
    kill -0 $pid 2>/dev/null || { cat "$tmp/log" "$tmp/err" >&2; exit 1; }
    sleep 0.1
  done
  base=http://127.0.0.1:$(sed -n 's/^PORT //p' "$tmp/log")
}
fast="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"    # short programs: start, do not optimise
spring() { # class: compiles what is below src, with the class path of pom.xml
  # The class path is kept, one for each pom.xml, and made anew when a jar of it is gone.
  list=${XDG_CACHE_HOME:-$HOME/.cache}/tidewater/class-path-$(cksum <pom.xml | tr ' ' -)
  if ! { [ -s "$list" ] && tr ':' '\n' <"$list" \
      | while read -r jar || [ -n "$jar" ]; do [ -f "$jar" ] || exit 1; done; }; then
    MAVEN_OPTS=$fast mvn -q -B -o dependency:build-classpath -Dmdep.outputFile="$tmp/cp" >/dev/null 2>&1 \
      || { echo "SKIP: needs Spring Boot 4.1.1"; exit 77; }
    mkdir -p "$(dirname "$list")"
    mv "$tmp/cp" "$list"
  fi
  jars=$(cat "$list")
  javac -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -nowarn -proc:none -parameters \
    -cp "$jars" -d "$tmp/classes" src/main/java/tidewater/*.java
  cp -r src/main/resources/* "$tmp/classes"
  program="java $fast -cp $tmp/classes:$jars $1"
}
stop() { kill $pid 2>/dev/null || true; wait $pid 2>/dev/null || true; pid=; }
contract() { "$python" "$here/../contract.py" "$base" "$tmp/db"; stop; }
