# Sourced by the samples that use npm: a registry, a home and a folder of their own.
# NPM may name the npm to use (a file npm-cli.js or a command).
NPM=${NPM:-npm}
for tool in node "$NPM"; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
here=$(pwd)
tmp=$(mktemp -d)
registry=
trap 'kill $registry 2>/dev/null || true; rm -rf "$tmp"' EXIT
export HOME="$tmp/home" npm_config_cache="$tmp/cache" npm_config_audit=false \
  npm_config_fund=false npm_config_update_notifier=false npm_config_loglevel=error
mkdir "$tmp/home" "$tmp/app"
open_registry() { # shelf.json
  cp "$1" "$tmp/shelf.json"
  node "$here/../registry.mjs" "$tmp/shelf.json" >"$tmp/port" & registry=$!
  for _ in $(seq 100); do [ -s "$tmp/port" ] && break; sleep 0.1; done
  export npm_config_registry="http://127.0.0.1:$(cat "$tmp/port")"
}
publish() { cp "$1" "$tmp/shelf.json"; rm -rf "$tmp/cache"; }
