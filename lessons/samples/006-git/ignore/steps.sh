# ANCHOR: late
echo '.env' > .gitignore
git check-ignore .env || echo 'not ignored'
echo 'PAYMENT_KEY=tide-2b84d0' > .env
git status --short
git rm --quiet --cached .env
git commit --quiet -m "Stop tracking .env"
git check-ignore .env
git show HEAD~1:.env
# ANCHOR_END: late
# ANCHOR: parent
printf 'log/\n!log/.keep\n' > .gitignore
git check-ignore --verbose log/.keep
printf 'log/*\n!log/.keep\n' > .gitignore
git check-ignore --verbose log/.keep
git add . && git status --short
# ANCHOR_END: parent
