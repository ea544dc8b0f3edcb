# ANCHOR: stop
touch "$LEAVING"              # unready, for all workers at once
sleep 0.7                     # let it be noticed
# ANCHOR_END: stop
kill -"${SIGNAL:-TERM}" "$1"  # systemd does this by itself when the script is over
