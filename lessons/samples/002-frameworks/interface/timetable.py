# ANCHOR: all
def timetable(environ, start_response):
    asked = environ["REQUEST_METHOD"], environ["PATH_INFO"]
    if asked == ("GET", "/sailings"):
        start_response("200 OK", [("Content-Type", "application/json")])
        return [b'["sai_7f3k"]']
    start_response("404 Not Found", [("Content-Type", "text/plain")])
    return []


# no server: call it
answer = timetable({"REQUEST_METHOD": "GET", "PATH_INFO": "/sailings"},
                   lambda status, headers: print(status, headers[0][1]))
# ANCHOR_END: all
print(b"".join(answer).decode())
