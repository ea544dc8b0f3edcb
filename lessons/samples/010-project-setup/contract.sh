# Sourced by the seven samples. Each sets  app  to the command that loads its settings
# and prints them. Two runs: settings that are right, then four that are not.
type shown >/dev/null 2>&1 || shown() { fold -s -w 74; }
contract() {
  good="TW_PORT=8081 TW_DEBUG=false TW_HOLD_MINUTES=20 TW_DATABASE_URL=postgres://tw:s3cret@db/tw"
  bad="TW_PORT=80800 TW_DEBUG=maybe TW_HOLD_MINUTES="
  try() {
    env -i PATH="$PATH" HOME="${HOME:-/}" LC_ALL=C.UTF-8 "$@" "${app[@]}" >"$tmp/out" 2>&1 && code=0 || code=$?
    if grep -q s3cret "$tmp/out"; then leak="PASSWORD PRINTED"; else leak="no password in sight"; fi
  }
  try $good
  printf 'all right:   exit %s, %s\n' "$code" "$leak"
  shown <"$tmp/out"
  try $bad
  printf 'four faults: exit %s, %s\n' "$code" "$leak"
  shown <"$tmp/out"
}
