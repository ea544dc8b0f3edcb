# ANCHOR: hello
printf 'hello\n' | git hash-object --stdin
printf 'hello\n' | sha1sum
printf 'blob 6\0hello\n' | sha1sum
# ANCHOR_END: hello
# ANCHOR: two
mkdir data
echo '08:15 STV HLM Aurora' > data/timetable.txt
echo 'adult 5800 EUR' > data/fares.txt
echo 'Tidewater Ferries' > README
git add . && git commit --quiet -m "Timetable and fares"
echo 'adult 6100 EUR' > data/fares.txt
git add . && git commit --quiet -m "Raise the adult fare"
# ANCHOR_END: two
# ANCHOR: look
git cat-file -p HEAD
git cat-file -p HEAD^{tree}
git cat-file -p HEAD:data
# ANCHOR_END: look
# ANCHOR: copy
cp data/fares.txt data/fares-2027.txt
git add . && git commit --quiet -m "Copy the fares for 2027"
# ANCHOR_END: copy
