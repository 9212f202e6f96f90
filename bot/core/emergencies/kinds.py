"""The kinds of emergencies, and the number that helps with each."""

from __future__ import annotations

POLICE, FIRE, MEDICAL = "113", "114", "115"
NUMBER_OF_KIND = {
    "fire": FIRE,
    "explosion": FIRE,
    "rescue": FIRE,
    "drowning": FIRE,
    "crime": POLICE,
    "weapon": POLICE,
    "violence": POLICE,
    "child": POLICE,
    "missing": POLICE,
    "traffic": POLICE,
    "medical": MEDICAL,
    "suicide": POLICE,
    "cry": POLICE,
}
KINDS = tuple(NUMBER_OF_KIND)
HARMLESS = "harmless"  # what only sounds like one of them
