# ANCHOR: puzzle
echo 'adult 6100 EUR' > fares.txt
git add fares.txt
echo 'adult 6300 EUR' > fares.txt
git commit --quiet -m "Raise the adult fare"
git show HEAD:fares.txt
cat fares.txt
git status --short
# ANCHOR_END: puzzle
# ANCHOR: both
git add fares.txt
echo 'adult 6500 EUR' > fares.txt
git status --short
git diff --staged | grep '^[-+]a'
git diff | grep '^[-+]a'
# ANCHOR_END: both
# ANCHOR: patch
printf 'y\nn\n' | git add --patch timetable.txt
git diff --staged --unified=0 | grep '^[-+][0-9]'
git diff --unified=0 | grep '^[-+][0-9]'
# ANCHOR_END: patch
