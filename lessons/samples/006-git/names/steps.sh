# ANCHOR: names
cat .git/HEAD
cat .git/refs/heads/main
git branch winter
git switch --quiet winter
cat .git/HEAD
git commit --quiet --allow-empty -m "Plan the winter"
git log --oneline --decorate --all
# ANCHOR_END: names
# ANCHOR: detach
git switch --quiet --detach main
cat .git/HEAD
git commit --quiet --allow-empty -m "Try a night ferry"
git switch winter
# ANCHOR_END: detach
# ANCHOR: delete
git switch --quiet main
git branch -D winter
git log --oneline --all
git show --no-patch --oneline a95587c
git branch winter a95587c
# ANCHOR_END: delete
