# Types each line of jdb.txt when jdb has answered the one before.
import subprocess
import sys

ANSWERS = ["Initializing", "class is loaded", r"Breakpoint hit", "}", "sum = "]
jdb = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE,
                       stdout=subprocess.PIPE, bufsize=0)
seen = b""
for answer, line in zip(ANSWERS, open("jdb.txt").read().splitlines()):
    while answer.encode() not in seen or not seen.endswith((b"> ", b"] ")):
        seen += jdb.stdout.read(1)
    jdb.stdin.write(line.encode() + b"\n")
    seen += b"\n"
seen += jdb.stdout.read()
print(seen.decode())
