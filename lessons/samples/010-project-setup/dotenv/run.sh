#!/usr/bin/env bash
# One .env file, three readers. Then: who wins, the file or the variable?
set -eu
cd "$(dirname "$0")"
python=${PYTHON:-python3}
command -v node >/dev/null || { echo "SKIP: needs node"; exit 77; }
"$python" -c 'import dotenv' 2>/dev/null || { echo "SKIP: needs python-dotenv"; exit 77; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
clean() { env -i PATH="$PATH" HOME=/home/ferry "$@"; }
names="TW_PLAIN TW_PASSWORD TW_SPACED TW_QUOTED TW_DOLLAR"
clean node --env-file=sample.env show.mjs $names >"$tmp/node"
clean sh -c '. ./sample.env 2>/dev/null; for n in '"$names"'; do eval "echo \"\$$n\""; done' >"$tmp/sh"
clean "$python" -c 'import dotenv, sys
got = dotenv.dotenv_values("sample.env")
for n in sys.argv[1:]: print(got[n])' $names >"$tmp/python"
printf '%-24s %-14s %-14s %s\n' 'line of the file' node sh python-dotenv
paste -d'|' sample.env "$tmp/node" "$tmp/sh" "$tmp/python" | while IFS='|' read -r a b c d; do
  printf '%-24s %-14s %-14s %s\n' "$a" "$b" "$c" "$d"
done
echo
printf 'file 15, variable 20:    %s\n' "$(clean TW_PLAIN=20 node --env-file=sample.env show.mjs TW_PLAIN)"
printf 'file 15, variable empty: [%s]\n' "$(clean TW_PLAIN= node --env-file=sample.env show.mjs TW_PLAIN)"
printf 'the example says:        [%s] [%s]\n' $(clean node --env-file=.env.example show.mjs TW_PORT) "$(clean node --env-file=.env.example show.mjs TW_DATABASE_URL)"
