#!/usr/bin/env bash
# A signing key with a default, in two deployments; one has a slip of the finger.
set -eu
cd "$(dirname "$0")"
command -v node >/dev/null || { echo "SKIP: needs node"; exit 77; }
long=8f0c2d7be1a94c53a6d0
for name in TW_SESSION_KEY TW_SESION_KEY; do
  printf '%-15s ' "$name"
  env -i PATH="$PATH" "$name=$long" node session.mjs
done
