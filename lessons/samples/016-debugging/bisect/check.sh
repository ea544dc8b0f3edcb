# ANCHOR: skip
node --check gateway.mjs || exit 125       # cannot be tested: skip
node "$1" "$PWD/gateway.mjs"               # 0 is good, 1 is bad
# ANCHOR_END: skip
