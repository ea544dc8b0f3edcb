# ANCHOR: versions
echo v1 > fares.txt && git add . && git commit --quiet -m "v1"
echo v2 > fares.txt && git add . && git commit --quiet -m "v2"
echo v3 > fares.txt && git add .
echo v4 > fares.txt
# ANCHOR_END: versions
# ANCHOR: back
git reflog
git show HEAD@{1}:fares.txt
git fsck --lost-found
cat .git/lost-found/other/*
# ANCHOR_END: back
# ANCHOR: revert
git revert --no-edit HEAD~1
git log --oneline
cat fares.txt
# ANCHOR_END: revert
