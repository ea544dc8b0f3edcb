# ANCHOR: ff
git switch --quiet main
git merge winter
git log --oneline
# ANCHOR_END: ff
# ANCHOR: three
git switch --quiet main
git merge-base main vessel
git merge vessel
# ANCHOR_END: three
# ANCHOR: mark
cat timetable.txt
# ANCHOR_END: mark
# ANCHOR: base
git config merge.conflictStyle zdiff3
git merge --abort
git merge --quiet vessel
cat timetable.txt
# ANCHOR_END: base
# ANCHOR: resolve
echo '08:30 STV HLM Tern' > timetable.txt
git add timetable.txt
git commit --quiet -m "Merge branch 'vessel'"
git log --oneline --graph
# ANCHOR_END: resolve
