# Makes a repository with 65 commits; the gateway's length is wrong from
# number 23 on, and the last three are everybody's first suspects.
git init -q -b main repo
cd repo
git config user.name 'Port Staff'
git config user.email staff@tidewater.example
say() { git add -A; git commit -qm "$1"; }
export GIT_AUTHOR_DATE GIT_COMMITTER_DATE
for n in $(seq 0 64); do
  GIT_AUTHOR_DATE="2026-06-01T08:00:00Z"
  GIT_COMMITTER_DATE="$GIT_AUTHOR_DATE"
  echo "$n" >notes.txt
  case $n in
    0) cat >gateway.mjs <<'JS'
export function announce(text) {
  const length = Buffer.byteLength(text);
  return { 'content-length': length };
}
JS
       say 'First version' ;;
    23) sed -i 's/Buffer.byteLength(text)/text.length/' gateway.mjs
        say 'Simplify announce()' ;;
    40) echo 'export const' >>gateway.mjs; say 'Kiosk names, unfinished' ;;
    41) sed -i '$d' gateway.mjs
        echo "export const KIOSKS = ['BRG-1', 'BRG-2'];" >>gateway.mjs
        say 'Kiosk names' ;;
    44) sed -i "s/'content-length'/'content_length'/" gateway.mjs
        say 'Tidy the names' ;;
    45) sed -i "s/'content_length'/'content-length'/" gateway.mjs
        say 'Work on 45' ;;
    62) say 'New fonts for Norwegian letters' ;;
    63) say 'Update express' ;;
    64) say 'Release 64' ;;
    *) say "Work on $n" ;;
  esac
done
