import sys
import urllib.error
import urllib.request

base, row = sys.argv[1], []
for status in 301, 302, 303, 307, 308:
    try:
        # ANCHOR: call
        request = urllib.request.Request(
            f"{base}/{status}", data=b"seats=2", method="POST")
        with urllib.request.urlopen(request) as response:
            row.append(response.read().decode())
        # ANCHOR_END: call
    except urllib.error.HTTPError as error:
        row.append("error")
print(*row, sep="\t")
