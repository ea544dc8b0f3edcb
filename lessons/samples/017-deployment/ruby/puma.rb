# ANCHOR: drain
bind "tcp://127.0.0.1:#{ENV.fetch('PORT')}"
threads 4, 4

# unready: the stop script touches the file LEAVING and waits
# stop, drain: Puma, on SIGTERM
force_shutdown_after 15            # deadline
raise_exception_on_sigterm false   # then exit 0, without a backtrace
# ANCHOR_END: drain
