# ANCHOR: rebase
git log --oneline --graph --all
git switch --quiet tern
git rebase --quiet main
git log --oneline --graph --all
git log --oneline tern@{1}
# ANCHOR_END: rebase
