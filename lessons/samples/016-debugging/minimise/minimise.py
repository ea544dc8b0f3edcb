import json
import sys
import urllib.error
import urllib.request

URL = f"http://127.0.0.1:{sys.argv[1]}/bookings"

# The request that was recorded at the kiosk.
RECORDED = {
    "sailing_id": "sai_7f3k",
    "name": "Bjørn Sørensen-Ødegård",
    "email": "bjorn@example.com",
    "passengers": 2,
    "fare_class": "adult",
    "vehicle": "AB 12345",
    "locale": "nb-NO",
    "note": "Vindu, takk",
}
requests = 0


def status(booking):
    global requests
    requests += 1
    body = json.dumps(booking).encode()
    try:
        return urllib.request.urlopen(URL, body).status
    except urllib.error.HTTPError as error:
        return error.code


# ANCHOR: ddmin
def ddmin(items, fails):
    pieces = 2
    while len(items) > 1:
        size = -(-len(items) // pieces)          # rounded up
        for at in range(0, len(items), size):
            rest = items[:at] + items[at + size:]
            if fails(rest):                      # without this piece, too
                items, pieces = rest, max(pieces - 1, 2)
                break
        else:                                    # every piece is needed
            if pieces >= len(items):
                break
            pieces = min(2 * pieces, len(items))
    return items
# ANCHOR_END: ddmin


# ANCHOR: ask
def members(keys):
    return status({key: RECORDED[key] for key in keys})

def letters(text):
    return status({"name": "".join(text)})

print("not 201: ", ddmin(list(RECORDED), lambda it: members(it) != 201))
left = ddmin(list(RECORDED), lambda it: members(it) == 400)
print("still 400:", left)
left = ddmin(list(RECORDED["name"]), lambda it: letters(it) == 400)
print("letters:  ", left)
# ANCHOR_END: ask
print("requests: ", requests)
