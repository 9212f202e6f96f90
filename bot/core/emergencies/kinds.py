"""The kinds of emergencies, and the number that helps with each."""

from __future__ import annotations

POLICE, FIRE, MEDICAL = "113", "114", "115"
# What was swallowed or cut sounds like any medical emergency, so both are learned as one number;
# who only means to do it is sent to 113 (bot.core.emergencies.triage).
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
    "suicide": MEDICAL,
    "cry": POLICE,
}
KINDS = tuple(NUMBER_OF_KIND)
HARMLESS = "harmless"  # what only sounds like one of them
