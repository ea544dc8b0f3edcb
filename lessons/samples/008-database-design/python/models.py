# ANCHOR: schema
from django.db import models
from django.db.models import CheckConstraint, Q


class Sailing(models.Model):
    id = models.TextField(primary_key=True)


class Booking(models.Model):
    id = models.TextField(primary_key=True)
    reference = models.CharField(max_length=6, unique=True)   # one label
    sailing = models.ForeignKey(Sailing, models.PROTECT)      # one sailing
    passengers = models.IntegerField()

    class Meta:
        constraints = [CheckConstraint(                       # a party
            condition=Q(passengers__gte=1, passengers__lte=9),
            name="party_size",
        )]
# ANCHOR_END: schema
