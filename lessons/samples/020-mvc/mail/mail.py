import django
from django.conf import settings

settings.configure(
    DATABASES={"default": {
        "ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend",
    INSTALLED_APPS=[],
)
django.setup()

from django.core import mail  # noqa: E402
from django.db import connection, models  # noqa: E402


# ANCHOR: model
class Booking(models.Model):
    email = models.EmailField()
    status = models.TextField(default="confirmed")

    class Meta:
        app_label = "tidewater"

    def save(self, **options):
        super().save(**options)
        mail.send_mail(f"Your booking is {self.status}", "…",
            "office@tidewater.example", [self.email])
# ANCHOR_END: model


with connection.schema_editor() as schema:
    schema.create_model(Booking)
mail.outbox = []


def mails(what):
    print(f"{what:<28}{len(mail.outbox)} mails")
    mail.outbox.clear()


# ANCHOR: ways
emails = ["nour@example.com", "tor@example.com", "ida@example.com"]
for email in emails:                    # 1: last year's, row by row
    Booking(email=email, status="boarded").save()
mails("1 three boarded, imported")

Booking.objects.bulk_create(                   # 2: new and confirmed
    Booking(email=email) for email in emails)
mails("2 three new, in bulk")

Booking.objects.filter(status="confirmed").update(   # 3: a storm
    status="cancelled")
mails("3 three cancelled")
# ANCHOR_END: ways
