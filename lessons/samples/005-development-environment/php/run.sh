#!/usr/bin/env bash
# The contract of ../contract.sh with Composer; the repository is a folder.
set -eu
cd "$(dirname "$0")"
for tool in php composer; do
  command -v $tool >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
here=$(pwd); tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
export COMPOSER_HOME="$tmp/home" COMPOSER_CACHE_DIR="$tmp/cache" COMPOSER_ALLOW_SUPERUSER=1 COMPOSER_NO_INTERACTION=1 COMPOSER_DISABLE_NETWORK=1
mkdir -p "$tmp/app" "$tmp/packages"; cp composer.json "$tmp/app"; cd "$tmp/app"
publish() {
  mkdir "$tmp/packages/$1"
  echo "{ \"name\": \"tidewater/portcodes\", \"version\": \"$1\" }" >"$tmp/packages/$1/composer.json"
}
version() { composer show --format=json tidewater/portcodes 2>/dev/null | sed -n 's/.*"1\.\([0-9.]*\)".*/1.\1/p' | head -1; }
lock() { composer update -q; }
exact() { rm -rf vendor; composer install >/dev/null 2>"$tmp/err"; }
unlocked() { mv composer.lock "$tmp/saved"; rm -rf vendor; composer install -q; mv "$tmp/saved" composer.lock; }
edit() { sed -i 's/\^1\.2"/^1.3"/' composer.json; }
. "$here/../contract.sh"
four_lines
