#!/usr/bin/env bash
# The contract of ../contract.py against Spring Boot.
set -euo pipefail
cd "$(dirname "$0")"
. ../contract.sh
need java javac mvn "$python"
database "$tmp/db"
spring tidewater.App
serve $program "$tmp/db" ../claim.sql
contract
