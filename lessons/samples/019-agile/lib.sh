# Sourced by the run.sh files: tools, and a temporary folder.
export PYTHONDONTWRITEBYTECODE=1
python=${PYTHON:-python3}
tmp=$(mktemp -d)
server=
stop() { [ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$tmp"; }
trap stop EXIT
need() {
  for tool in "$@"; do
    command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
  done
}
serve() { # the server under test, on a port that the kernel chooses
  node ../server.mjs >"$tmp/address" &
  server=$!
  for _ in $(seq 100); do
    [ -s "$tmp/address" ] && break
    sleep 0.05
  done
  BASE=$(cat "$tmp/address")
  export BASE
}
