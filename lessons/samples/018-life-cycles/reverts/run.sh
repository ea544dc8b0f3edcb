#!/usr/bin/env bash
# Two one-line changes are released, go wrong, and are reverted.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
need git "$python"
here=$PWD
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
export GIT_AUTHOR_NAME=team GIT_AUTHOR_EMAIL=team@tidewater.example
export GIT_COMMITTER_NAME=team GIT_COMMITTER_EMAIL=team@tidewater.example
export GIT_AUTHOR_DATE='2026-06-08T08:00:00Z'
export GIT_COMMITTER_DATE='2026-06-08T08:00:00Z'
echo '[]' > "$tmp/world.json"
git init -q -b main "$tmp/repo"
cd "$tmp/repo"
cp "$here/settings.py" .
git add . && git commit -q -m 'First settings'
day() { "$python" "$here/day.py" "$1" settings.py "$tmp/world.json"; }
release() { # message, sed expression
  sed -i "$2" settings.py
  git commit -q -a -m "$1"
  git show --shortstat --format=%s
}
day Monday
release 'Keep the board for ten minutes' 's/= 60/= 600/' | sed /^$/d
release 'Make references harder to guess' 's/= 6$/= 8/' | sed /^$/d
day Tuesday
git revert --no-edit HEAD HEAD~1 >/dev/null
echo "Revert both: $(git diff --stat HEAD~4 | grep -c .) lines differ from Monday"
day Wednesday
