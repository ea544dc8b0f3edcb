import os

# ANCHOR: drain
bind = f"127.0.0.1:{os.environ['PORT']}"
workers = 2                   # processes
threads = 4                   # requests at a time, in each

# unready: the stop script touches the file LEAVING and waits
# stop, drain: gunicorn, on SIGTERM
graceful_timeout = 15         # deadline, then the worker is killed
# ANCHOR_END: drain
