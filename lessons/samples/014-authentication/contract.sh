# Sourced by the run.sh files: tools, clean-up, and one contract for all.
export PYTHONDONTWRITEBYTECODE=1 LC_ALL=C.UTF-8
python=${PYTHON:-python3}
tmp=$(mktemp -d)
export TMPDIR=$tmp
pid=
trap 'kill $pid 2>/dev/null || true; rm -rf "$tmp"' EXIT
need() {
  for tool in "$@"; do
    command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
  done
}
node24() { # crypto.argon2 came with 24.7, node:sqlite without a flag with 22.13
  need node
  node -e 'process.exit(require("node:crypto").argon2 ? 0 : 1)' \
    || { echo "SKIP: needs Node 24.7"; exit 77; }
}
modules() { # the packages that must be installed
  modules=$(cd "${NODE_MODULES:-node_modules}" 2>/dev/null && pwd) || modules=
  for package in "$@"; do
    [ -d "$modules/$package" ] || { echo "SKIP: needs $package"; exit 77; }
  done
  ln -s "$modules" "$tmp/node_modules"
}
gomodules() { # builds offline, from the module cache
  GOFLAGS=-mod=mod GOPROXY=off go build -o "$tmp/app" . 2>"$tmp/err" \
    || { echo "SKIP: needs the modules of go.mod"; exit 77; }
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
  for _ in $(seq 50); do curl -s -o /dev/null "$base/" && break; sleep 0.1; done
}
stop() { kill $pid 2>/dev/null || true; wait $pid 2>/dev/null || true; pid=; }
fast="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
spring() { # class: compiles what is below src, with the class path of pom.xml
  list=${XDG_CACHE_HOME:-$HOME/.cache}/tidewater/class-path-$(cksum <pom.xml | tr ' ' -)
  if ! { [ -s "$list" ] && tr ':' '\n' <"$list" \
      | while read -r jar || [ -n "$jar" ]; do [ -f "$jar" ] || exit 1; done; }; then
    MAVEN_OPTS=$fast mvn -q -B -o dependency:build-classpath -Dmdep.outputFile="$tmp/cp" >/dev/null 2>&1 \
      || { echo "SKIP: needs Spring Boot 4.1.1 with Security"; exit 77; }
    mkdir -p "$(dirname "$list")"
    mv "$tmp/cp" "$list"
  fi
  jars=$(cat "$list")
  javac -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -nowarn -proc:none -parameters \
    -cp "$jars" -d "$tmp/classes" src/main/java/tidewater/*.java
  cp src/main/resources/* "$tmp/classes" 2>/dev/null || true
  program="java $fast -cp $tmp/classes:$jars $1"
}
ask() { # label, then curl's words: status, and how the cookie is set
  label=$1; shift
  curl -s -m 10 -o "$tmp/body" -D "$tmp/head" "$@" || true
  status=$(awk 'NR == 1 { print $2 }' "$tmp/head")
  printf '%-46s%s\n' "$label" "$status"
}
cookie() { # the new session cookie, its id left out
  tr -d '\r' <"$tmp/head" | sed -n 's/^[Ss]et-[Cc]ookie: \(__Host-tw_session=\)[^;]\{16,\}/  \1…/p' \
    | sed 's/ expires=[^;]*;//'
}
jar="-b $tmp/jar -c $tmp/jar"
login() { # email, password: into the jar; same-origin, as a page of ours sends it
  ask "$3" $jar -H 'Sec-Fetch-Site: same-origin' --data-urlencode "email=$1" \
    --data-urlencode "password=$2" "$base/auth/login"
}
contract() { # the same requests to every framework
  manifest=$base/admin/sailings/sai_7f3k/manifest
  echo "$1"
  ask "manifest, no cookie" "$manifest"
  login staff@stv.example 'wrong horse' "login, wrong password"
  login nobody@stv.example 'wrong horse' "login, unknown e-mail"
  login passenger@mail.example 'four fresh mackerel' "login, passenger"
  cookie
  ask "manifest, passenger" $jar "$manifest"
  cp "$tmp/jar" "$tmp/old"
  login staff@stv.example 'gulls over grey water' "login, staff"
  ask "manifest, staff" $jar "$manifest"
  ask "manifest, the id from before the login" -b "$tmp/old" "$manifest"
  cp "$tmp/jar" "$tmp/stolen"
  ask "logout, sent by a page of another site" $jar -X POST \
    -H 'Sec-Fetch-Site: cross-site' -H 'Origin: https://gulls.example' "$base/auth/logout"
  ask "logout" $jar -X POST -H 'Sec-Fetch-Site: same-origin' "$base/auth/logout"
  ask "manifest, a copy of the cookie" -b "$tmp/stolen" "$manifest"
  stop
}
