# ANCHOR: note
old=$(git rev-parse HEAD~1)
git show $old:.env
# ANCHOR_END: note
# ANCHOR: rewrite
git filter-repo --quiet --force --invert-paths --path .env
git log --oneline --all -- .env | wc -l
git remote add origin ~/tidewater.git
git push --quiet --force origin main
# ANCHOR_END: rewrite
# ANCHOR: clone
cd ~/theirs
git show HEAD~1:.env
# ANCHOR_END: clone
# ANCHOR: server
cd ~/tidewater.git
git log --oneline --all -- .env | wc -l
git show $old:.env
# ANCHOR_END: server
# ANCHOR: resurrect
cd ~/theirs
git pull --quiet --no-rebase
git push --quiet
cd ~/tidewater.git
git log --oneline --all -- .env
# ANCHOR_END: resurrect
