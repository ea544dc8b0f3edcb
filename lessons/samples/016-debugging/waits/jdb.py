# Types a line when jdb has answered the one before; waits before the last.
import subprocess
import sys
import time

jdb = subprocess.Popen(sys.argv[1:], stdin=subprocess.PIPE,
                       stdout=subprocess.PIPE, bufsize=0)
for answer, pause, line in [
    ("Initializing", 0, "stop in Clock.trap"), ("class is loaded", 0, "run"),
    ("Breakpoint hit", 0, "print Clock.ticks"), ("ticks = ", 0.7, "print Clock.ticks"),
    ("ticks = ", 0, "cont"),
]:
    seen = b""
    while answer.encode() not in seen or not seen.endswith((b"> ", b"] ")):
        seen += jdb.stdout.read(1)
    if "ticks = " in answer:
        print(seen.decode().split("ticks = ")[1].split()[0])
    time.sleep(pause)
    jdb.stdin.write(line.encode() + b"\n")
jdb.kill()
