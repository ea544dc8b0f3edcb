import threading
import time

ticks = 0


def others():
    global ticks
    while True:
        time.sleep(0.02)
        ticks += 1


threading.Thread(target=others, daemon=True).start()
time.sleep(0.3)
here = ticks            # a breakpoint on this line
