import django
from django.conf import settings
from django.template import Context, Template
from jinja2 import Environment

settings.configure(TEMPLATES=[
    {"BACKEND": "django.template.backends.django.DjangoTemplates"}])
django.setup()

name = "<b>Tor</b>"
# ANCHOR: python
page = Template("{{ name }}")
print("Django         ", page.render(Context({"name": name})))

page = Environment().from_string("{{ name }}")
print("Jinja2         ", page.render(name=name))
# ANCHOR_END: python
