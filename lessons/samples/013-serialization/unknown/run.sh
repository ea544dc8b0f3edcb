#!/usr/bin/env bash
# A status of next year and a member nobody knows.
set -euo pipefail
cd "$(dirname "$0")"
. ../common.sh
need java javac mvn php
libraries pydantic
echo Python
"$python" unknown.py
echo Java
jackson Unknown
echo PHP
php unknown.php
