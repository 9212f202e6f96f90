"""The wording of what an intake wants to say."""

from __future__ import annotations

from actions.speech import say, wording
from bot.core.reports.intake import Prompt

# Every wording that bot.core.reports.intake names, with the reply that speaks it.
REPLIES = {
    "ask_incident_where": "utter_ask_incident_where",
    "ask_incident_where_again": "utter_ask_incident_where_again",
    "ask_incident_ward": "utter_ask_incident_ward",
    "ask_incident_ward_again": "utter_ask_incident_ward",
    "ask_incident_what": "utter_ask_incident_what",
    "ask_incident_what_again": "utter_ask_incident_what_again",
    "ask_incident_people_in_danger": "utter_ask_incident_people",
    "ask_incident_people_in_danger_again": "utter_ask_incident_people",
    "ask_incident_contact": "utter_ask_incident_contact",
    "ask_incident_contact_again": "utter_ask_incident_contact",
    "close_incident": "utter_close_incident",
    "noted_incident": "utter_noted_incident",
    "ask_tip_what": "utter_ask_tip_what",
    "ask_tip_what_again": "utter_ask_tip_what_again",
    "ask_tip_where": "utter_ask_tip_where",
    "ask_tip_where_again": "utter_ask_tip_where_again",
    "ask_tip_ward": "utter_ask_tip_ward",
    "ask_tip_ward_again": "utter_ask_tip_ward",
    "ask_tip_when": "utter_ask_tip_when",
    "ask_tip_when_again": "utter_ask_tip_when_again",
    "ask_tip_when_hour": "utter_ask_tip_when_hour",
    "ask_tip_who": "utter_ask_tip_who",
    "ask_tip_who_again": "utter_ask_tip_who_again",
    "ask_tip_how_known": "utter_ask_tip_how_known",
    "ask_tip_how_known_again": "utter_ask_tip_how_known",
    "ask_tip_evidence": "utter_ask_tip_evidence",
    "ask_tip_evidence_again": "utter_ask_tip_evidence",
    "ask_tip_contact": "utter_ask_tip_contact",
    "ask_tip_contact_again": "utter_ask_tip_contact_again",
    "ask_which_ward": "utter_ask_which_ward",
    "ask_which_holds": "utter_ask_which_holds",
    "read_back": "utter_read_back",
    "ask_what_is_wrong": "utter_ask_what_is_wrong",
    "close_tip": "utter_close_tip",
    "noted_tip": "utter_noted_tip",
}
# What to ask about people, by the kind of safety advice.
PEOPLE = {
    "fire": "utter_ask_incident_people_fire",
    "rescue": "utter_ask_incident_people_rescue",
    "elevator": "utter_ask_incident_people_rescue",
    "drowning": "utter_ask_incident_people_rescue",
    "crime": "utter_ask_incident_people_crime",
    "violence": "utter_ask_incident_people_violence",
    "medical": "utter_ask_incident_people_medical",
    "suicide": "utter_ask_incident_people_suicide",
    "traffic": "utter_ask_incident_people_traffic",
    "missing": "utter_ask_incident_people_missing",
}

# What some kinds of report are asked instead.
OF_KIND = {
    ("utter_ask_incident_where", "suicide"): "utter_ask_incident_where_gently",
    ("utter_ask_tip_where", "fraud"): "utter_ask_fraud_where",
    ("utter_ask_tip_where_again", "fraud"): "utter_ask_fraud_where",
    ("utter_ask_tip_who", "fraud"): "utter_ask_fraud_who",
    ("utter_ask_tip_who_again", "fraud"): "utter_ask_fraud_who",
    ("utter_ask_tip_evidence", "fraud"): "utter_ask_fraud_evidence",
    ("utter_ask_tip_where", "lost"): "utter_ask_lost_where",
    ("utter_ask_tip_what", "lost"): "utter_ask_lost_what",
}


def worded(prompt: Prompt, kind: str | None = None, **values: str) -> str:
    """A prompt as it is spoken; ``kind`` is the kind of safety advice or of tip."""
    name = REPLIES[prompt.wording]
    if name == "utter_ask_incident_people":
        name = PEOPLE.get(kind or "", name)
    name = OF_KIND.get((name, kind or ""), name)
    wanted = wording().blanks(name)
    known = {**values, **prompt.values}
    return say(name, **{blank: known[blank] for blank in wanted})
