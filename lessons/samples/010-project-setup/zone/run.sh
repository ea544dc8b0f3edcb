#!/usr/bin/env bash
# One instant under three zones; one name under two locales.
set -eu
cd "$(dirname "$0")"
for tool in node java ruby; do
  command -v "$tool" >/dev/null || { echo "SKIP: needs $tool"; exit 77; }
done
for tz in UTC Europe/Oslo America/Los_Angeles; do TZ=$tz node clock.mjs; done
for lc in C.UTF-8 C; do
  printf 'LC_ALL=%-8s Java prints %s, ' "$lc" "$(LC_ALL=$lc java Crew.java)"
  printf 'Ruby reads files as %s\n' "$(LC_ALL=$lc ruby -e 'print Encoding.default_external')"
done
