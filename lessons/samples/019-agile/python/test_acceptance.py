import os
import pathlib
import re
import urllib.error
import urllib.request

import pytest

# ANCHOR: test
# read the examples
text = pathlib.Path("../examples.txt").read_text()
EXAMPLES = [block.split("\n") for block in text.strip().split("\n\n")]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e[0])
def test_slice(example):
    _, request, *body, last = example
    status, part = re.fullmatch(r"(\d+) (.+)", last).groups()

    # ask the server
    method, path = request.split(" ")
    url, data = os.environ["BASE"] + path, "".join(body).encode() or None
    asked = urllib.request.Request(url, data, method=method)
    try:
        response = urllib.request.urlopen(asked)
    except urllib.error.HTTPError as error:
        response = error

    # compare
    assert response.status == int(status)
    assert part in response.read().decode()
# ANCHOR_END: test
