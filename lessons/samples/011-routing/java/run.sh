#!/usr/bin/env bash
# The contract of ../contract.sh against Spring Boot.
set -euo pipefail
cd "$(dirname "$0")"
. ../contract.sh
need curl java javac mvn
spring tidewater.Routes
serve $program
contract Spring
