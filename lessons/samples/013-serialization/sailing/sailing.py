import json
from dataclasses import dataclass
from datetime import datetime, timezone

from pydantic import AwareDatetime, BaseModel, ConfigDict


@dataclass
class Row:
    id: str
    departs_at: datetime
    price_cents: int
    currency: str
    note: str | None
    crew_phone: str


row = Row("sai_7f3k", datetime(2026, 7, 1, 21, 40, tzinfo=timezone.utc),
          4900, "NOK", None, "55 01 02")
try:
    print(json.dumps({"departs_at": row.departs_at}))
except TypeError as error:
    print(f"TypeError: {error}")


# ANCHOR: sailing
# choose
class Sailing(BaseModel):
    model_config = ConfigDict(from_attributes=True)
    id: str
    departs_at: AwareDatetime
    price_cents: int
    currency: str
    note: str | None


# write
text = Sailing.model_validate(row).model_dump_json()

# read
sailing = Sailing.model_validate_json(text)
# ANCHOR_END: sailing
print(text)
print(str(sailing.departs_at == row.departs_at).lower())
