# ANCHOR: key
git rm --quiet .env
git commit --quiet -m "Remove the payment key"
git show HEAD~1:.env
# ANCHOR_END: key
# ANCHOR: afternoon
$EDITOR timetable.txt         # four hours of typing
git reset --hard
grep -c winter timetable.txt
# ANCHOR_END: afternoon
