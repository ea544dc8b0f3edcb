# ANCHOR: settings
import sys
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

class Settings(BaseSettings):                               # declare
    model_config = SettingsConfigDict(
        env_prefix="TW_", frozen=True, hide_input_in_errors=True)
    port: int = Field(8080, ge=1, le=65535)
    debug: bool = False
    hold_minutes: int = Field(15, ge=1, le=120)
    database_url: SecretStr = Field(min_length=12)

def load() -> Settings:
    try:
        return Settings()                                   # parse
    except ValidationError as error:
        for fault in error.errors():                        # report
            name = f"TW_{fault['loc'][0]}".upper()
            print(f"{name}: {fault['msg']}", file=sys.stderr)
        sys.exit(78)                                        # refuse
# ANCHOR_END: settings
