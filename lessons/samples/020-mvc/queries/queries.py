import django
from django.conf import settings

settings.configure(
    DATABASES={"default": {
        "ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    TEMPLATES=[
        {"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    INSTALLED_APPS=[],
)
django.setup()

from django.db import connection, models  # noqa: E402
from django.template import Context, Template  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402


class Customer(models.Model):
    name = models.TextField()

    class Meta:
        app_label = "tidewater"


class Booking(models.Model):
    reference = models.TextField()
    customer = models.ForeignKey(Customer, models.PROTECT)

    class Meta:
        app_label = "tidewater"


with connection.schema_editor() as schema:
    schema.create_model(Customer)
    schema.create_model(Booking)
for n in range(12):
    customer = Customer.objects.create(name=f"Passenger {n}")
    Booking.objects.create(reference=f"AAAA{n:02}", customer=customer)

# ANCHOR: page
page = Template("""{% for b in bookings %}
  {{ b.reference }} {{ b.customer.name }}{% endfor %}""")


def queries(bookings):
    with CaptureQueriesContext(connection) as seen:
        page.render(Context({"bookings": bookings}))
    return len(seen)


print("objects", queries(Booking.objects.all()))
plain = [{"reference": b.reference, "customer": {"name": b.customer.name}}
         for b in Booking.objects.select_related("customer")]
print("data   ", queries(plain))
# ANCHOR_END: page
