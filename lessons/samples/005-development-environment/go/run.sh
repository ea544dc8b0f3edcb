#!/usr/bin/env bash
# The contract of ../contract.sh with Go modules; the proxy is a folder.
set -eu
cd "$(dirname "$0")"
for tool in go python3; do
  command -v $tool >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
here=$(pwd); tmp=$(mktemp -d)
trap 'chmod -R u+w "$tmp"; rm -rf "$tmp"' EXIT
export GOPROXY="file://$tmp/proxy" GONOSUMDB='*' GOFLAGS= GOMODCACHE="$tmp/mod" GOTOOLCHAIN=local
mkdir "$tmp/app"; cp go.mod main.go "$tmp/app"; cd "$tmp/app"
publish() {
  python3 - "$tmp/proxy/tidewater.example/portcodes/@v" "v$1" <<'PY'
import pathlib, sys, zipfile
folder, v = pathlib.Path(sys.argv[1]), sys.argv[2]
folder.mkdir(parents=True, exist_ok=True)
mod = "module tidewater.example/portcodes\n\ngo 1.21\n"
(folder / f"{v}.mod").write_text(mod)
(folder / f"{v}.info").write_text('{"Version":"%s","Time":"2026-07-01T00:00:00Z"}' % v)
with (folder / "list").open("a") as f:
    f.write(v + "\n")
with zipfile.ZipFile(folder / f"{v}.zip", "w") as z:
    z.writestr(f"tidewater.example/portcodes@{v}/go.mod", mod)
    z.writestr(f"tidewater.example/portcodes@{v}/ports.go", f"package portcodes // {v}\n")
PY
}
version() { ./tidewater | tr -d v; }
lock() { go mod tidy 2>/dev/null; exact; }
exact() { go build -o tidewater . 2>"$tmp/err"; }
unlocked() { cp go.sum "$tmp/saved"; rm go.sum; go mod tidy 2>/dev/null; exact; cp "$tmp/saved" go.sum; }
edit() { sed -i 's/portcodes v1\.2\.0/portcodes v1.3.0/' go.mod; }
. "$here/../contract.sh"
four_lines
sed -n 's/.*\(missing go.sum entry\).*/  it said: \1/p' "$tmp/err" | head -1
