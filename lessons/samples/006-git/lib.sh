# Shared by the run.sh files: a private place, no settings of yours, and a
# clock that moves one minute per commit, so that every id is the same again.
command -v git >/dev/null || { echo "SKIP: needs git"; exit 77; }
here=$(pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" XDG_CONFIG_HOME="$tmp" GIT_CONFIG_NOSYSTEM=1
export GIT_CONFIG_GLOBAL="$tmp/gitconfig" LC_ALL=C TZ=UTC GIT_PAGER=cat
export GIT_EDITOR=true GIT_TERMINAL_PROMPT=0
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
cat >"$GIT_CONFIG_GLOBAL" <<'CONFIG'
[init]
  defaultBranch = main
[user]
  name = Port Staff
  email = staff@tidewater.example
[advice]
  detachedHead = false
  statusHints = false
  mergeConflict = false
  pushFetchFirst = false
  pushUpdateRejected = false
  diverging = false
[core]
  abbrev = 7
[gc]
  auto = 0
CONFIG
clock=1793260800
git() {
  case $1 in
    commit | merge | rebase | cherry-pick | revert | pull)
      clock=$((clock + 60))
      export GIT_AUTHOR_DATE="$clock +0000" GIT_COMMITTER_DATE="$clock +0000" ;;
  esac
  command git "$@"
}
# lines NAME: the lines of steps.sh between the anchors of that name.
lines() {
  sed -n "/ANCHOR: $1\$/,/ANCHOR_END: $1\$/p" "$here/steps.sh" | grep -v ANCHOR
}
# transcript NAME: runs these lines, each with a prompt before its output.
transcript() {
  lines "$1" >"$tmp/step"
  while IFS= read -r line <&3; do
    printf '$ %s\n' "$line"
    eval "$line" 2>&1 || true
  done 3<"$tmp/step"
}
# quietly NAME: runs these lines and shows neither them nor what they print.
quietly() {
  lines "$1" >"$tmp/step"
  . "$tmp/step" >/dev/null 2>&1
}
