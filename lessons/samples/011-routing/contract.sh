# Sourced by the run.sh files: the same requests to every framework.
export PYTHONDONTWRITEBYTECODE=1
python=${PYTHON:-python3}
tmp=$(mktemp -d)
pid=
trap 'kill $pid 2>/dev/null || true; rm -rf "$tmp"' EXIT
need() {
  for tool in "$@"; do
    command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
  done
}
modules() { # the packages that must be installed
  modules=$(cd "${NODE_MODULES:-node_modules}" 2>/dev/null && pwd) || modules=
  for package in "$@"; do
    [ -d "$modules/$package" ] || { echo "SKIP: needs $package"; exit 77; }
  done
  ln -s "$modules" "$tmp/node_modules"
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
  for _ in $(seq 50); do curl -s -o /dev/null "$base/ports" && break; sleep 0.1; done
}
stop() { kill $pid 2>/dev/null || true; wait $pid 2>/dev/null || true; pid=; }
fast="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"    # short programs: start, do not optimise
spring() { # class: compiles what is below src, with the class path of pom.xml
  # Maven takes as long to work out the class path as Spring Boot takes to start.
  # The list is kept, one for each pom.xml, and made anew when a jar of it is gone.
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
  cp src/main/resources/* "$tmp/classes"
  program="java $fast -cp $tmp/classes:$jars $1"
}
ask() { # method, path as it is: status, then who answered, or where to
  : >"$tmp/body"
  if [ "$1" = HEAD ]; then set -- "$@" -I; else set -- "$@" -X "$1"; fi
  curl -s -m 5 --path-as-is -o "$tmp/body" -D "$tmp/head" "$3" ${4:-} "$base$2" || true
  [ "$1" = HEAD ] && : >"$tmp/body"
  answer=$(tr -d '\r' <"$tmp/head" | awk -v body="$(head -c 60 "$tmp/body" | tr -d '\0\n')" '
    NR == 1 { line = $2 }
    tolower($1) == "allow:" { gsub(/ /, ""); sub(/[^:]*:/, ""); more = " Allow:" $0 }
    tolower($1) == "location:" { sub(/http:..[^/]*/, "", $2); more = " to " $2 }
    END {
      if (line == 200 && body ~ /^[a-z]/) more = " " body more
      print line == "" ? "no answer" : line more
    }')
  printf '%-34s%s\n' "$1 $2" "$answer"
}
winners() {
  ask GET /sailings/today
  ask GET /sailings/sai_7f3k
  ask GET /sailings/today/availability
}
paths() {
  ask GET /ports/
  ask GET /PORTS
  ask GET //ports
  ask GET /x/../ports
  ask GET /sailings/a%62c
  ask GET /sailings/a%2Fb
  ask GET /sailings/a%252Fb
  ask GET /sailings/a%zz
}
methods() {
  ask HEAD /ports
  ask DELETE /ports
  ask OPTIONS /ports
  ask FERRY /ports
}
contract() { echo "$1"; winners; echo; paths; echo; methods; stop; }
