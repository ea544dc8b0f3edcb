from enum import StrEnum

from pydantic import BaseModel, ValidationError

text = '{"id":"sai_7f3k","status":"diverted","gate":4}'


class Status(StrEnum):
    SCHEDULED = "scheduled"
    DELAYED = "delayed"


class Strict(BaseModel):
    id: str
    status: Status


# ANCHOR: read
class Sailing(BaseModel):
    id: str
    status: Status | str            # known words, or any other
# ANCHOR_END: read


for model in (Strict, Sailing):
    try:
        print(repr(model.model_validate_json(text)))
    except ValidationError as error:
        print(f"{error.error_count()} error: {error.errors()[0]['type']}")
