# The evening of the first deployment: a terminal, a server in it, a lid.
import os, pty, sys, time, urllib.request


def ask(port):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/sailings", timeout=2) as r:
            return f"{r.status}, {r.read().decode().strip()}"
    except OSError:
        return "connection refused"


pid, terminal = pty.fork()
if pid == 0:
    os.execvp("node", ["node", sys.argv[1]])
port = os.read(terminal, 99).decode().strip()
print("$ node server.mjs              listening")
print("$ curl …/sailings             ", ask(port))
os.close(terminal)
_, status = os.waitpid(pid, 0)
print("(lid closed, terminal gone)    process ended by signal", os.WTERMSIG(status))
print("$ curl …/sailings             ", ask(port))
