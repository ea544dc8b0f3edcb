from dataclasses import asdict, dataclass
import json

from pydantic import BaseModel, ConfigDict


@dataclass
class User:
    id: str
    role: str
    password_hash: str


user = User("usr_4c", "staff", "$argon…")


# ANCHOR: out
class Account(BaseModel):                       # choose
    model_config = ConfigDict(from_attributes=True)
    id: str
    role: str


# write
print(json.dumps(asdict(user), ensure_ascii=False))
print(Account.model_validate(user).model_dump_json())
# ANCHOR_END: out
