"""Three ways to hash in Python; what is stored begins with these words."""
# ANCHOR: hash
from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)

def store(password):                                       # hash
    return hasher.hash(password)

def check(password, stored):                               # verify
    try:
        hasher.verify(stored, password)
    except VerificationError:
        return False, None
    if hasher.check_needs_rehash(stored):                  # rehash?
        return True, store(password)
    return True, None
# ANCHOR_END: hash

if __name__ == "__main__":
    import django
    from django.conf import settings

    stored = store("gulls over grey water")
    print("argon2-cffi  ", stored[:31], check("gulls over grey water", stored)[0],
          check("gulls", stored)[0])
    old = PasswordHasher(time_cost=1, memory_cost=8_192, parallelism=1)
    _, renewed = check("gulls over grey water", old.hash("gulls over grey water"))
    print("  rehashed   ", renewed[:31])
    settings.configure()
    django.setup()
    from django.contrib.auth.hashers import check_password, make_password

    stored = make_password("gulls over grey water")
    print("Django 6.1   ", stored[:22], check_password("gulls over grey water", stored),
          check_password("gulls", stored))
