"""One day at Tidewater: forty bookings, an hour of the board, the quay."""
import json
import random
import re
import runpy
import sys

name, settings_file, world_file = sys.argv[1:]
settings = runpy.run_path(settings_file)
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


# ANCHOR: quay
def scanner(reference):
    """At the quay, in the hands of port staff, bought elsewhere."""
    return re.fullmatch("[A-Z2-9]{6}", reference) is not None
# ANCHOR_END: quay


def too_old(cache_seconds):
    """Of 60 glances at the board, how many see it over a minute old."""
    return sum(at % cache_seconds > 60 for at in range(60, 3660, 60))


world = json.load(open(world_file))
chance = random.Random(name)
for _ in range(40):
    letters = chance.choices(ALPHABET, k=settings["REFERENCE_LENGTH"])
    world.append("".join(letters))
json.dump(world, open(world_file, "w"))

refused = sum(not scanner(reference) for reference in world)
stale = too_old(settings["BOARD_CACHE_SECONDS"])
print(f"{name:<10} board too old {stale:>2} of 60"
      f"   refused at the quay {refused:>2} of {len(world):>3}")
