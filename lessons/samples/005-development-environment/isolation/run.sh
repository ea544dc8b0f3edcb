#!/usr/bin/env bash
# Two projects that need different releases of one package: one folder, then two.
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-python3}
"$python" -m pip --version >/dev/null 2>&1 || { echo "SKIP: needs python3 with pip"; exit 77; }
"$python" -m venv --help >/dev/null 2>&1 || { echo "SKIP: needs python3 with venv"; exit 77; }
ls /usr/lib/python3*/EXTERNALLY-MANAGED >/dev/null 2>&1 && /usr/bin/python3 -m pip --version >/dev/null 2>&1 \
  || { echo "SKIP: needs a system Python marked as externally managed"; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
export PYTHONDONTWRITEBYTECODE=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INDEX=1 \
  PIP_FIND_LINKS=$tmp/wheels PIP_QUIET=2 PIP_ROOT_USER_ACTION=ignore PIP_NO_CACHE_DIR=1
"$python" ../python/wheels.py "$tmp/wheels"
have() { "$1" -c 'from importlib.metadata import version; print(version("portcodes"))'; }
say() { printf '%-34s %s\n' "$1" "$2"; }
mkdir -p "$tmp/timetable"
"$python" -m venv --without-pip "$tmp/shared"
# ANCHOR: shared
pip() { "$python" -m pip --python "$@"; }
pip "$tmp/shared" install portcodes==1.2.0           # the timetable
pip "$tmp/shared" install portcodes==1.3.0           # another project
# ANCHOR_END: shared
say 'one folder, the timetable imports' "$(have "$tmp/shared/bin/python")"
cd "$tmp/timetable"
# ANCHOR: own
"$python" -m venv --without-pip .venv
pip .venv install portcodes==1.2.0
# ANCHOR_END: own
say 'its own folder, it imports' "$(have .venv/bin/python)"
say 'there, prefix and base_prefix' "$("$tmp/timetable/.venv/bin/python" -c \
  'import sys; print("differ" if sys.prefix != sys.base_prefix else "agree")')"
say "the distribution's own Python" "$(/usr/bin/python3 -m pip install portcodes==1.2.0 2>&1 \
  | sed -n 's/^error: //p')"
