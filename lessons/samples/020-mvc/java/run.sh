#!/usr/bin/env bash
# The contract against Spring Boot.
set -euo pipefail
cd "$(dirname "$0")"
. ../contract.sh
need java javac mvn python3
database "$tmp/db"
spring tidewater.App
serve $program "$tmp/db"
contract
