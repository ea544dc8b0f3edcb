#!/usr/bin/env bash
# Four ways to hand over a password, three places to look for it; then a validator
# that means well.
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-python3}
command -v node >/dev/null || { echo "SKIP: needs node"; exit 77; }
[ -r /proc/self/environ ] || { echo "SKIP: needs /proc"; exit 77; }
"$python" -c 'import pydantic_settings' 2>/dev/null || { echo "SKIP: needs pydantic-settings"; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
echo s3cret >"$tmp/db_password"; chmod 600 "$tmp/db_password"
clean() { env -i PATH="$PATH" "$@"; }
{
  printf 'handed over as\tps\t/proc\tchild\n'
  clean node probe.mjs flag --db-password=s3cret
  clean TW_DB_PASSWORD=s3cret node probe.mjs variable
  clean TW_DB_PASSWORD=s3cret node probe.mjs deleted
  clean TW_DB_PASSWORD_FILE="$tmp/db_password" node probe.mjs file
} | while IFS="$(printf '\t')" read -r a b c d; do printf '%-16s %-6s %-6s %s\n' "$a" "$b" "$c" "$d"; done
echo
clean DATABASE_URL=postgers://tw:s3cret@db/tw "$python" -B complain.py | fold -s -w 74 | grep -v "For further"
