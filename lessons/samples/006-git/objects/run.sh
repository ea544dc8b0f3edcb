#!/usr/bin/env bash
# Ids, and what two commits put into the store.
set -eu
cd "$(dirname "$0")"
. ../lib.sh
git init --quiet "$tmp/repo"; cd "$tmp/repo"
count() { find .git/objects -type f | wc -l | tr -d ' '; }
echo '# hello'
transcript hello | sed 's/  -$//'
quietly two
echo '# the newest commit'
git cat-file -p HEAD
echo '# its tree'
git cat-file -p 'HEAD^{tree}' | tr '\t' ' '
echo '# the tree named data'
git cat-file -p HEAD:data | tr '\t' ' '
echo '# kinds of object'
git cat-file --batch-all-objects --batch-check='%(objecttype)' | sort | uniq -c |
  awk '{print $2, $1}'
echo '# the same README in both?'
git rev-parse HEAD~1:README HEAD:README
before=$(count)
quietly copy
echo '# objects added by the copy'
echo $(($(count) - before))
echo '# hello, hashed with SHA-256'
git init --quiet --object-format=sha256 "$tmp/new"
printf 'hello\n' | (cd "$tmp/new"; git hash-object --stdin)
