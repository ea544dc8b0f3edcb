# Sourced by the run.sh files.
export PYTHONDONTWRITEBYTECODE=1 TZ=UTC LC_ALL=C.UTF-8
python=${PYTHON:-python3}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
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
libraries() { # Python packages
  for library in "$@"; do
    "$python" -c "import $library" 2>/dev/null || { echo "SKIP: needs $library"; exit 77; }
  done
}
fast="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"    # short programs: start, do not optimise
class_path() { # name: the jars of pom.xml, into $jars
  # Maven takes longer to work them out than the programs take to run.
  # The list is kept, one for each pom.xml, and made anew when a jar of it is gone.
  list=${XDG_CACHE_HOME:-$HOME/.cache}/tidewater/class-path-$(cksum <pom.xml | tr ' ' -)
  if ! { [ -s "$list" ] && tr ':' '\n' <"$list" \
      | while read -r jar || [ -n "$jar" ]; do [ -f "$jar" ] || exit 1; done; }; then
    MAVEN_OPTS=$fast mvn -q -B -o dependency:build-classpath -Dmdep.outputFile="$tmp/cp" >/dev/null 2>&1 \
      || { echo "SKIP: needs $1"; exit 77; }
    mkdir -p "$(dirname "$list")"
    mv "$tmp/cp" "$list"
  fi
  jars=$(cat "$list")
}
compile() { # sources
  javac -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -nowarn -proc:none -parameters \
    -cp "$jars" -d "$tmp/classes" "$@"
}
jackson() { # class and its arguments: compiles what is here, and runs it
  class_path "Jackson 3.1.5"
  compile ./*.java
  java $fast -cp "$tmp/classes:$jars" "$@"
}
