import re
import sys
import types

import django
from django.conf import settings
from django.core.validators import MinValueValidator

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}})
app = types.ModuleType("tidewater")
app.__file__ = __file__
sys.modules["tidewater"] = app
settings.INSTALLED_APPS = []
django.setup()

from django.db import IntegrityError, connection, models  # noqa: E402

source = open("models.py", encoding="utf-8").read()
space = {"__name__": "tidewater.models"}
source = source.replace("(models.Model):", "(models.Model):\n    class Meta:\n        app_label = 'tidewater'\n", 1)
source = source.replace("    class Meta:\n        constraints", "    class Meta:\n        app_label = 'tidewater'\n        constraints")
exec(compile(source, "models.py", "exec"), space)
Sailing, Booking = space["Sailing"], space["Booking"]

with connection.schema_editor(collect_sql=True) as editor:
    editor.create_model(Sailing)
    editor.create_model(Booking)
print(re.search(r'CONSTRAINT "party_size".*?\)\)', "\n".join(editor.collected_sql)).group(0))
with connection.schema_editor() as editor:
    editor.create_model(Sailing)
    editor.create_model(Booking)
Sailing.objects.create(id="sai_7f3k")
try:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO tidewater_booking "
                       "VALUES ('bok_1', 'K7M2PX', -2, 'sai_7f3k')")
except IntegrityError as error:
    print("import script:", error)


# ANCHOR: hopeful
class Hopeful(models.Model):
    passengers = models.IntegerField(validators=[MinValueValidator(1)])
    # ANCHOR_END: hopeful

    class Meta:
        app_label = "tidewater"


with connection.schema_editor() as editor:
    editor.create_model(Hopeful)
# ANCHOR: doors
Hopeful.objects.create(passengers=-2)
Hopeful.objects.bulk_create([Hopeful(passengers=-3)])
Hopeful.objects.filter(passengers=-2).update(passengers=-4)
# ANCHOR_END: doors
print("validators only:", sorted(Hopeful.objects.values_list("passengers", flat=True)))
