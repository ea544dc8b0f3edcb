"""One contract for six servers: health, trust and a graceful stop.

contract.py STOP COMMAND...   STOP is `term`, or a script that gets the process id
"""
import http.client, os, signal, socket, subprocess, sys, tempfile, threading, time

stop, command = sys.argv[1], sys.argv[2:]


def free():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


# The database: says "ok" to whoever connects, or nothing at all.
silent = False
held = []
database = socket.create_server(("127.0.0.1", 0))


def answer():
    while True:
        peer, _ = database.accept()
        held.append(peer)
        if not silent:
            peer.sendall(b"ok\n")


threading.Thread(target=answer, daemon=True).start()

port = int(os.environ.get("FRONT") or free())
leaving = os.path.join(tempfile.mkdtemp(), "leaving")
env = dict(os.environ, PORT=str(port), DB_PORT=str(database.getsockname()[1]),
           LEAVE_MS="700", LEAVING=leaving)
server = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL,
                          stderr=open(os.environ.get("ERRORS", os.devnull), "wb"))


def ask(path, source="127.0.0.1", **fields):
    c = http.client.HTTPConnection("127.0.0.1", port, timeout=9, source_address=(source, 0))
    try:
        c.request("GET", path, headers={k.replace("_", "-"): v for k, v in fields.items()})
        r = c.getresponse()
        return r.status, r.read().decode().strip()
    except ConnectionRefusedError:
        return "refused", ""
    except OSError as e:
        return {"ConnectionResetError": "reset"}.get(type(e).__name__, type(e).__name__), ""
    finally:
        c.close()


for _ in range(150):
    if ask("/healthz")[0] in (200, 204):
        break
    if server.poll() is not None:
        sys.exit("the server did not start")
    time.sleep(0.1)

try:
    up = ask("/healthz")[0], ask("/readyz")[0]
    silent = True
    began = time.monotonic()
    down = ask("/healthz")[0], ask("/readyz")[0]
    took = "within a second" if time.monotonic() - began < 1 else "too late"
    silent = False
    print("                       /healthz   /readyz")
    print(f"database answers       {up[0]}        {up[1]}")
    print(f"database is silent     {down[0]}        {down[1]}, {took}")
    print()
    chain = "203.0.113.66, 198.51.100.7"
    print("through the proxy     ", ask("/whoami", X_Forwarded_For=chain, X_Forwarded_Proto="https")[1])
    print("past the proxy        ", ask("/whoami", "127.0.0.9", X_Forwarded_For="203.0.113.66",
                                         X_Forwarded_Proto="https")[1])
    print()
    booked = []
    booking = threading.Thread(target=lambda: booked.append(ask("/book")[0]))
    booking.start()
    time.sleep(0.3)
    if stop == "term":
        server.send_signal(signal.SIGTERM)
        script = None
    else:
        script = subprocess.Popen(["sh", stop, str(server.pid)], env=env)
    time.sleep(0.3)
    print("told to stop           /readyz", ask("/readyz")[0])
    time.sleep(0.9)
    print("a second later         new request:", ask("/readyz")[0])
    booking.join()
    print("the booking under way ", booked[0])
    try:
        print("the process            exit", server.wait(9))
    except subprocess.TimeoutExpired:
        print("the process            still there")
    if script:
        script.wait(9)
finally:
    if server.poll() is None:
        server.kill()
