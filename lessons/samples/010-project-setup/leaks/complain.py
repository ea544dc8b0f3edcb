# ANCHOR: complain
from pydantic import PostgresDsn, ValidationError
from pydantic_settings import BaseSettings

class Settings(BaseSettings):
    database_url: PostgresDsn      # from DATABASE_URL

try:
    Settings()
except ValidationError as error:
    print(error)
# ANCHOR_END: complain
