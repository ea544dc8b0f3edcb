import sys

# ANCHOR: patch
from pydantic import BaseModel


class AlertPatch(BaseModel):
    phone: str | None = None


def careless(alert: dict, patch: AlertPatch) -> dict:
    if patch.phone is not None:
        return {**alert, "phone": patch.phone}
    return alert


def careful(alert: dict, patch: AlertPatch) -> dict:
    return alert | patch.model_dump(exclude_unset=True)  # present: None too
# ANCHOR_END: patch


alert = {"route": "STV-HLM", "phone": "+47 5550100"}
for text in sys.argv[1:]:
    patch = AlertPatch.model_validate_json(text)
    print(careless(alert, patch)["phone"], "\t", careful(alert, patch)["phone"])
