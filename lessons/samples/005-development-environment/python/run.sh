#!/usr/bin/env bash
# The contract of ../contract.sh with uv; UV may name the uv to use.
set -eu
cd "$(dirname "$0")"
uv=${UV:-uv}
command -v "$uv" >/dev/null || { echo "SKIP: needs uv"; exit 77; }
here=$(pwd); tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
export UV_CACHE_DIR="$tmp/cache" UV_NO_INDEX=1 UV_FIND_LINKS="$tmp/wheels" UV_OFFLINE=1 \
  UV_PYTHON_DOWNLOADS=never PYTHONDONTWRITEBYTECODE=1 UV_NO_PROGRESS=1 UV_QUIET=1
mkdir "$tmp/app"; cp pyproject.toml "$tmp/app"; cd "$tmp/app"
publish() { python3 "$here/wheels.py" "$tmp/wheels" "$1"; rm -rf "$tmp/cache"; }
version() { .venv/bin/python -c 'from importlib.metadata import version; print(version("portcodes"))'; }
lock() { "$uv" lock 2>/dev/null; exact; }
# ANCHOR: exact
exact() { rm -rf .venv; "$uv" sync --locked 2>"$tmp/err"; }
# ANCHOR_END: exact
unlocked() { mv uv.lock saved; rm -rf .venv; "$uv" sync 2>/dev/null; rm uv.lock; cp saved uv.lock; }
edit() { sed -i 's/~=1\.2"/~=1.3"/' pyproject.toml; }
. "$here/../contract.sh"
four_lines
