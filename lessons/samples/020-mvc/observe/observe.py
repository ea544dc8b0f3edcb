from wsgiref.util import setup_testing_defaults


# ANCHOR: desktop
class Seats:                                   # a model in Smalltalk's way
    def __init__(self, free):
        self.free, self.views = free, []

    def sell(self):
        self.free -= 1
        for view in self.views:
            view.update(self)


class Label:
    def __init__(self, name, model):
        self.name = name
        model.views.append(self)
        self.update(model)

    def update(self, model):
        self.shows = f"{model.free} free"
# ANCHOR_END: desktop


# ANCHOR: web
free = 2


def app(environ, start_response):              # a model on the web
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{free} free".encode()]


def fetch():
    environ = {}
    setup_testing_defaults(environ)
    return b"".join(app(environ, lambda *_: None)).decode()
# ANCHOR_END: web


# ANCHOR: run
seats = Seats(2)
harbour, pier = Label("harbour", seats), Label("pier", seats)
seats.sell()
print("windows", harbour.shows, pier.shows, sep=" | ")

phone, tablet = fetch(), fetch()
free -= 1
phone = fetch()
print("pages  ", phone, tablet, sep=" | ")
# ANCHOR_END: run
