#!/usr/bin/env bash
# The same handler, translated word by word and then properly.
set -eu
cd "$(dirname "$0")"
. ../contract.sh
need curl "$python"
"$python" -c 'import fastapi, uvicorn' 2>/dev/null \
  || { echo "SKIP: needs FastAPI and Uvicorn"; exit 77; }
serve "$python" serve.py
printf '%-24s%-8s%s\n' 'fares' v1 v2
for query in passengers=2 passengers=two ''; do
  printf '%-24s' "?$query"
  for v in v1 v2; do printf '%-8s' "$(curl -s -o /dev/null -w '%{http_code}' "$base/$v/fares?$query")"; done
  echo
done | sed 's/ *$//'
curl -s "$base/openapi.json" | "$python" -c 'import json, sys
paths = json.load(sys.stdin)["paths"]
print("parameters in OpenAPI   " + "       ".join(
    str(len(paths[f"/{v}/fares"]["get"].get("parameters", []))) for v in ("v1", "v2")))'
