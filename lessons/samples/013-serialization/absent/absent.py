# ANCHOR: read
from pydantic import BaseModel


class Change(BaseModel):
    note: str | None = None
    passengers: int | None = None


for text in ('{}', '{"note": null}', '{"note": ""}'):
    change = Change.model_validate_json(text)
    print(f"{text:16}{change.model_dump()}"
          f"\n{'':16}{change.model_dump(exclude_unset=True)}")
# ANCHOR_END: read
