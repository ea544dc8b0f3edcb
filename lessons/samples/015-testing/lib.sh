# Sourced by the run.sh files: tools, a temporary folder, TAP made short.
export PYTHONDONTWRITEBYTECODE=1 PYTHONWARNINGS=default
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
short() { # from TAP: each test on a line, and what an assertion expected
  sed -n "s/^ *\(ok\|not ok\) [0-9]* - \(.*\)/\1 \2/p
    s/^ *\(expected\|actual\): '*\([^']*\)'*$/    \1 \2/p"
}
