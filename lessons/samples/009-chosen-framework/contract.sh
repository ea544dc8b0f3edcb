# Sourced by the run.sh files: the same requests to every framework.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export TIMETABLE=$here/timetable.json PYTHONDONTWRITEBYTECODE=1
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
  for _ in $(seq 150); do grep -qs '^PORT' "$tmp/log" && break; sleep 0.1; done
  base=http://127.0.0.1:$(sed -n 's/^PORT //p' "$tmp/log")
  for _ in $(seq 50); do curl -s -o /dev/null "$base/ports" && break; sleep 0.1; done
}
stop() { kill $pid 2>/dev/null || true; wait $pid 2>/dev/null || true; pid=; }
ask() { # label, curl arguments: status and type
  label=$1; shift
  curl -s -m 5 -o "$tmp/body" -D "$tmp/head" "$@" || true
  answer=$(tr -d '\r' <"$tmp/head" | awk '
    NR == 1 { line = $2 }
    tolower($1) == "content-type:" { sub(/;.*/, "", $2); sub(/.*\//, "", $2); sub(/plain/, "text", $2); type = $2 }
    tolower($1) == "allow:" { gsub(/ /, ""); sub(/[^:]*:/, ""); more = " Allow:" $0 }
    tolower($1) == "location:" { sub(/http:..[^/]*/, "", $2); more = "to " $2 }
    END { print line == "" ? "no answer" : line " " type more }')
  printf '%-32s %s\n' "$label" "$answer"
}
contract() {
  ask 'GET /ports' "$base/ports"
  query='from=STV&to=HLM&date=2026-07-01'
  ask "GET /sailings?from=…&to=…&date=…" "$base/sailings?$query"
  "$python" -c 'import json, sys
for s in json.load(open(sys.argv[1]))["sailings"]: print("  ", s["id"], s["departs_at"])' "$tmp/body"
  ask 'GET /sailings/sai_7f3k' "$base/sailings/sai_7f3k"
  ask 'GET /sailings/sai_none' "$base/sailings/sai_none"
}
unasked() {
  ask 'HEAD /ports' -I "$base/ports"
  ask 'DELETE /ports' -X DELETE "$base/ports"
  ask 'GET /ports/' "$base/ports/"
  ask 'GET /sailings' "$base/sailings"
  ask 'GET /nowhere' "$base/nowhere"
  ask 'GET /boom (throws)' "$base/boom"
  curl -s -D - -o /dev/null "$base/ports" | tr -d '\r' \
    | awk 'tolower($1) ~ /^(server|x-powered-by):/ { sub(/^[^ ]* /, ""); out = out " " $0 }
      END { printf "%-32s%s\n", "announces itself as", out == "" ? " nothing" : out }'
}
both() { contract; echo; unasked; stop; }
