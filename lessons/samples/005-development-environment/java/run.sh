#!/usr/bin/env bash
# The contract of ../contract.sh with Maven, in two calls because each takes seconds; our releases lie in a copy of the local repository.
set -eu
cd "$(dirname "$0")"
for tool in mvn; do
  command -v $tool >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
from=${MAVEN_REPOSITORY:-$HOME/.m2/repository}
[ -d "$from/org/apache/maven/plugins/maven-dependency-plugin" ] \
  || { echo "SKIP: needs Maven's dependency plugin"; exit 77; }
here=$(pwd); tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
cp -rs "$from" "$tmp/repository"; cp pom.xml "$tmp"; cd "$tmp"
export MAVEN_OPTS="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
home=$tmp/repository/tidewater/portcodes; versions=
publish() {
  mkdir -p "$home/$1"
  printf '<project><modelVersion>4.0.0</modelVersion><groupId>tidewater</groupId><artifactId>portcodes</artifactId><version>%s</version></project>' "$1" >"$home/$1/portcodes-$1.pom"
  : >"$home/$1/portcodes-$1.jar"       # the resolver does not open it
  versions="$versions<version>$1</version>"
  printf '<metadata><groupId>tidewater</groupId><artifactId>portcodes</artifactId><versioning><versions>%s</versions></versioning></metadata>' "$versions" >"$home/maven-metadata-local.xml"
}
project() { # folder sed-expression
  mkdir -p "$1"; sed "$2" pom.xml >"$1/pom.xml"
}
resolve() { # folder…: all of them in one call
  modules=$(printf '<module>%s</module>' "$@")
  mkdir -p all; echo "<project><modelVersion>4.0.0</modelVersion><groupId>all</groupId><artifactId>all</artifactId><version>1</version><packaging>pom</packaging><modules>$modules</modules></project>" \
    | sed 's#<module>#<module>../#g' >all/pom.xml
  (cd all && mvn -q -B -o -Dmaven.repo.local="$tmp/repository" dependency:build-classpath -Dmdep.outputFile=cp) \
    >"$tmp/err" 2>&1 || { echo "SKIP: needs Maven's dependency plugin"; exit 77; }
}
version() { sed 's/.*portcodes-\([0-9.]*\)\.jar.*/\1/' "$1/cp"; }
publish 1.2.0
project friday ''
resolve friday
echo "resolved on Friday, nothing to lock: $(version friday)"
publish 1.3.0
project monday ''
project edited 's/<version>1\.2\.0/<version>1.3.0/; s/timetable/edited/'
project ranged 's/<version>1\.2\.0/<version>[1.2,2)/; s/timetable/ranged/'
resolve monday edited ranged
echo "same pom on Monday:                  $(version monday)"
echo "version in the pom edited:           accepted, $(version edited)"
echo "with the range [1.2,2):              $(version ranged)"
