#!/usr/bin/env bash
# The contract of ../contract.sh with Bundler; the gem source is a folder.
set -eu
cd "$(dirname "$0")"
bundle=$(command -v bundle || command -v bundle3.1 || true)
[ -n "$bundle" ] && command -v gem >/dev/null || { echo "SKIP: needs Ruby with Bundler"; exit 77; }
bundle() { command "$bundle" "$@"; }
here=$(pwd); tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" GEM_SOURCE="file://$tmp/gems" BUNDLE_PATH="$tmp/bundle" BUNDLE_SILENCE_ROOT_WARNING=1 \
  BUNDLE_USER_HOME="$tmp/user" BUNDLE_APP_CONFIG="$tmp/config"
mkdir -p "$tmp/app" "$tmp/gems/gems"; cp Gemfile "$tmp/app"; cd "$tmp/app"
publish() {
  mkdir -p "$tmp/src/lib"; echo "module Portcodes; end # $1" >"$tmp/src/lib/portcodes.rb"
  cat >"$tmp/src/portcodes.gemspec" <<RB
Gem::Specification.new do |s|
  s.name, s.version, s.files = 'portcodes', '$1', ['lib/portcodes.rb']
  s.summary, s.authors, s.licenses, s.homepage = 'codes', ['TW'], ['MIT'], 'https://tidewater.example'
end
RB
  (cd "$tmp/src" && gem build -o "$tmp/gems/gems/portcodes-$1.gem" portcodes.gemspec >/dev/null 2>&1)
  gem generate_index -d "$tmp/gems" >/dev/null 2>&1
}
version() { bundle exec ruby -e 'puts Gem.loaded_specs["portcodes"].version'; }
lock() { bundle install >/dev/null; }
# ANCHOR: exact
exact() { rm -rf "$tmp/bundle"; BUNDLE_FROZEN=true bundle install >/dev/null 2>"$tmp/err"; }
# ANCHOR_END: exact
unlocked() {
  mv Gemfile.lock "$tmp/saved"; rm -rf "$tmp/bundle"; bundle install >/dev/null
  was=$(version); version() { echo "$was"; }
  mv "$tmp/saved" Gemfile.lock
}
edit() { sed -i "s/~> 1\.2/~> 1.3/" Gemfile; }
. "$here/../contract.sh"
four_lines
