from datetime import timedelta
from uuid import uuid4

from django.db import models, transaction


class Refusal(Exception):
    def __init__(self, kind, detail):
        super().__init__(detail)
        self.kind = kind


class Customer(models.Model):
    id = models.TextField(primary_key=True)
    name = models.TextField()

    class Meta:
        db_table = "customers"


class Sailing(models.Model):
    id = models.TextField(primary_key=True)
    departs_at = models.DateTimeField()

    class Meta:
        db_table = "sailings"


class Payment(models.Model):
    id = models.TextField(primary_key=True, default=lambda: str(uuid4()))
    booking = models.ForeignKey("Booking", models.PROTECT)
    amount_cents = models.IntegerField()
    currency = models.TextField()
    status = models.TextField()

    class Meta:
        db_table = "payments"


# ANCHOR: model
class Booking(models.Model):
    # ANCHOR_END: model
    id = models.TextField(primary_key=True)
    reference = models.TextField(unique=True)
    customer = models.ForeignKey(Customer, models.PROTECT)
    sailing = models.ForeignKey(Sailing, models.PROTECT)
    status = models.TextField()
    total_cents = models.IntegerField()
    currency = models.TextField()

    class Meta:
        db_table = "bookings"

    # ANCHOR: rule
    def refund(self, by, now):                           # decide
        if by == "company":
            return self.total_cents
        left = self.sailing.departs_at - now
        if left <= timedelta(0):
            raise Refusal("booking-closed", "It has sailed.")
        if left >= timedelta(hours=48):
            return self.total_cents
        return self.total_cents // 2

    @transaction.atomic
    def cancel(self, by, now):
        cents = self.refund(by, now)
        confirmed = Booking.objects.filter(              # record
            pk=self.pk, status="confirmed")
        if confirmed.update(status="cancelled") == 0:
            raise Refusal("booking-closed", "Cancelled already.")
        self.payment_set.create(amount_cents=cents,
            currency=self.currency, status="refunded")
        self.status = "cancelled"
        return cents
    # ANCHOR_END: rule
