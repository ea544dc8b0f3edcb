# ANCHOR: fetch
git fetch --quiet
git log --oneline --graph main origin/main
git pull
git config pull.ff only
git pull
git rebase --quiet origin/main
git log --oneline main
# ANCHOR_END: fetch
# ANCHOR: lease
git commit --quiet --amend -m "Add a night ferry on Fridays"
git push --force-with-lease
# ANCHOR_END: lease
# ANCHOR: defeat
git fetch --quiet
git push --quiet --force-with-lease && echo pushed
git log --oneline origin/night
# ANCHOR_END: defeat
# ANCHOR: includes
git fetch --quiet
git push --force-with-lease --force-if-includes
# ANCHOR_END: includes
