# Sourced with the path of a pom.xml: $jars is its class path.
fast="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"    # short programs: start, do not optimise
lazy="-J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -nowarn -proc:none -parameters"
# Maven takes long to work out the class path. The list is kept, one for each
# pom.xml, and made anew when a jar of it is gone.
list=${XDG_CACHE_HOME:-$HOME/.cache}/tidewater/class-path-$(cksum <"$1" | tr ' ' -)
if ! { [ -s "$list" ] && tr ':' '\n' <"$list" \
    | while read -r jar || [ -n "$jar" ]; do [ -f "$jar" ] || exit 1; done; }; then
  MAVEN_OPTS=$fast mvn -q -B -o -f "$1" dependency:build-classpath -Dmdep.outputFile="$tmp/cp" >/dev/null 2>&1 \
    || { echo "SKIP: needs JUnit 6.0.3"; exit 77; }
  mkdir -p "$(dirname "$list")"
  mv "$tmp/cp" "$list"
fi
jars=$(cat "$list")
