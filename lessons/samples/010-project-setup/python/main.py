from settings import load

s = load()
print(f"port={s.port} debug={str(s.debug).lower()} hold_minutes={s.hold_minutes}")
