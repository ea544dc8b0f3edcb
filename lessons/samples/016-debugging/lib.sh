# Sourced by the run.sh files: tools and a temporary folder.
export PYTHONDONTWRITEBYTECODE=1 LC_ALL=C.UTF-8 TZ=UTC NO_COLOR=1
python=${PYTHON:-python3}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
need() {
  for tool in "$@"; do
    command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
  done
}
# The JVM, for programs that live a tenth of a second
fast="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto"
