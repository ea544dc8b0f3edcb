# ANCHOR: holds
def hold(seat, held=[]):
    held.append( seat )
    return held
# ANCHOR_END: holds

# ANCHOR: calls
print("first passenger: ", hold("4A"))
print("second passenger:", hold("7C"))
# ANCHOR_END: calls
