"""Questions about procedures, answered from the knowledge base or honestly not at all."""

from __future__ import annotations

from collections.abc import Sequence

from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.how_to_report import way_asked_about
from actions.speech import Events, reminder, say, speak
from actions.turn import Turn
from bot.core.answers.ages import of_fitting_age
from bot.core.answers.aspects import (
    asks_and_names_nothing,
    asks_for_each_step,
    asks_for_fine,
    asks_for_reward,
    asks_whether_needed,
    aspects_asked,
)
from bot.core.answers.forms import form_named, procedures_with
from bot.core.answers.lost_papers import of_lost_paper
from bot.core.answers.procedure_answers import (
    Answer,
    about,
    answer_each,
    compare,
    led_by_summary,
    with_fine,
)
from bot.core.answers.topics import Found, goes_on_about
from bot.core.language.vietnamese import fold
from bot.core.procedure import ASPECTS
from bot.core.reports.matters import asks_something, tells_of_loss, tells_of_theft
from bot.knowledge import load_index, load_procedures
from bot.knowledge.comparison import compared

_ABOUT_FINES = "vi_pham_giao_thong"  # there a fine is the matter itself
_ASPECT_INTENTS = {f"ask_{aspect}" for aspect in ASPECTS}  # "ask_overview" is no intent
_MOST_CHOICES = 3
_MOST_ASPECTS = 3  # more than that nobody keeps in mind
_PLAINLY = 0.75  # of 510 messages outside in benchmarks/dev none names any as plainly
_BEYOND_DOUBT = 0.63  # "tra chủ xe biển này là ai" is a request for data and stays below


def answer_procedure(dispatcher: CollectingDispatcher, turn: Turn) -> Events:
    """Answer, ask which of several is meant, or say that nothing is known."""
    if asks_for_reward(turn.text):  # no procedure tells of one, and its fee is none
        return speak(dispatcher, turn, say("utter_procedure_unknown"), reminder(turn))
    aspects = aspects_wanted(turn)
    both = compared(turn.text, load_index())
    if both:
        return _tell_apart(dispatcher, turn, both, aspects[0])
    topic = str(turn.slots.get("procedure"))
    found = [topic] if topic in load_procedures() and _goes_on(turn, topic) else _named(turn)
    if len(found) == 1:
        fitting = _fitting(found[0], turn) if found == [topic] else _of_age(found[0], turn)
        return tell_procedure(dispatcher, turn, fitting, aspects)
    picked = chosen_procedure(turn)
    if picked is not None:
        return tell_procedure(dispatcher, turn, picked, aspects)
    if topic in found:
        return tell_procedure(dispatcher, turn, topic, aspects)
    if found:
        return _ask_which(dispatcher, turn, found, aspects)
    of_reporting = way_asked_about(turn)
    if of_reporting is not None and (topic not in load_procedures() or _is_reporting(turn)):
        return tell_procedure(dispatcher, turn, of_reporting[0], [of_reporting[1]])
    if topic in load_procedures() and not _is_about_another(turn.text):
        return tell_procedure(dispatcher, turn, _fitting(topic, turn), aspects)
    if load_index().names_foreign(turn.text):
        return speak(dispatcher, turn, say("utter_procedure_unknown"), reminder(turn))
    if len(turn.text.split()) <= 6:
        return speak(dispatcher, turn, say("utter_procedure_which_one"), reminder(turn))
    return speak(dispatcher, turn, say("utter_procedure_unknown"), reminder(turn))


def _is_reporting(turn: Turn) -> bool:
    return bool(turn.slots.get("tip") or turn.slots.get("incident"))


def _of_age(identifier: str, turn: Turn) -> str:
    return of_fitting_age(identifier, turn.text, load_procedures())


def _fitting(topic: str, turn: Turn) -> str:
    """What was talked of, or its like for who is of another age or has lost it by now."""
    return of_lost_paper(_of_age(topic, turn), turn.text, load_procedures())


def _is_about_another(text: str) -> bool:
    """Whether a message names what is not the police's; "có cần giấy khai sinh không" only asks
    whether such a paper is needed."""
    needed = asks_whether_needed(text)
    return load_index().names_foreign(text if needed is None else needed)


def aspects_wanted(turn: Turn) -> list[str]:
    """What is asked about a procedure, in order; never empty.

    Where this message asks nothing definite, it answers "which one?", and what was asked before
    still stands.
    """
    if turn.pending.get("intake") == "procedure" and not aspects_asked(turn.text):
        return list(turn.pending.get("aspects") or ["overview"])
    return list(turn.aspects[:_MOST_ASPECTS]) or ["overview"]


def clearly_named(turn: Turn, least: float = _BEYOND_DOUBT) -> str | None:
    """The one procedure that a message names beyond doubt, whatever else it wants."""
    match = load_index().match(turn.text)
    return match.best if match.ranked and match.ranked[0][1] >= least else None


def named_against_the_models(turn: Turn) -> str | None:
    """The procedure that a message names so plainly that it is asked about, though the models take
    it for something outside."""
    if load_index().names_foreign(turn.text):
        return None
    return clearly_named(turn, _PLAINLY)


def asks_for_form(turn: Turn) -> bool:
    """Whether a message names a form that some procedure wants."""
    return bool(_form(turn))


def _form(turn: Turn) -> str:
    return form_named(turn.text, load_procedures()) or ""


def tell_procedure(
    dispatcher: CollectingDispatcher,
    turn: Turn,
    identifier: str,
    aspects: Sequence[str],
    lead: str | None = None,
) -> Events:
    """Answer what is asked about a procedure, after a ``lead``; it becomes the topic."""
    procedure = load_procedures()[identifier]
    told = answer_each(procedure, aspects, turn.now.date())
    if list(aspects) == ["steps"] and not asks_for_each_step(turn.text):
        told = led_by_summary(procedure, told)
    if asks_for_fine(turn.text) and procedure.group != _ABOUT_FINES:
        asked = aspects_asked(turn.text)
        told = with_fine(procedure, told, alone=list(aspects) == ["fee"] and "fee" not in asked)
    if turn.slots.get("procedure") != identifier:
        told = about(procedure, told)
    return _tell(dispatcher, turn, identifier, aspects[0], told, lead)


def _tell_apart(
    dispatcher: CollectingDispatcher, turn: Turn, identifiers: Sequence[str], aspect: str
) -> Events:
    """Answer the same about two procedures; the first becomes the topic."""
    both = [load_procedures()[identifier] for identifier in identifiers]
    told = compare(both, aspect, turn.now.date())
    return _tell(dispatcher, turn, identifiers[0], aspect, told, None)


def _tell(
    dispatcher: CollectingDispatcher,
    turn: Turn,
    identifier: str,
    aspect: str,
    told: Answer,
    lead: str | None,
) -> Events:
    events: Events = [SlotSet("procedure", identifier), SlotSet("aspect", aspect)]
    after = reminder(turn)
    if after is None and _may_report_loss(turn):
        events.append(SlotSet("pending", {"intake": "lost_offer", "text": turn.text}))
        after = say("utter_tip_lost_offer")
    elif turn.pending.get("intake") in ("procedure", "lost_offer"):
        events.append(SlotSet("pending", None))
    return speak(dispatcher, turn, lead, told.text, told.source_line, after, events=events)


def _may_report_loss(turn: Turn) -> bool:
    """Whether what was told is a loss, or a theft that nothing is asked about."""
    stolen = tells_of_theft(turn.text) and not asks_something(turn.text)
    lost = tells_of_loss(turn.text) and aspects_wanted(turn) == ["overview"]
    return turn.intent == "report_lost" or stolen or lost


def chosen_procedure(turn: Turn) -> str | None:
    """The procedure that an answer to "A hay B" picks, or None."""
    if turn.pending.get("intake") != "procedure":
        return None
    choices = [c for c in turn.pending.get("choices", ()) if c in load_procedures()]
    named = [identifier for identifier in _named(turn) if identifier in choices]
    if len(named) == 1:
        return named[0]
    line = f" {fold(turn.text)} "
    for words, at in (
        ((" dau ", " thu nhat ", " mot ", " 1 "), 0),
        ((" thu hai ", " hai ", " 2 "), 1),
        ((" thu ba ", " cuoi ", " sau cung "), -1),
    ):
        if len(choices) > max(at, 0) and any(word in line for word in words):
            return str(choices[at])
    return load_index().choose(turn.text, choices)


def _named(turn: Turn) -> list[str]:
    """Procedures that understanding found in the message; from the text where it sent none."""
    one, several = turn.entity("procedure"), turn.entity("procedures")
    if one in load_procedures():
        return [str(one)]
    if isinstance(several, list):
        return [identifier for identifier in several if identifier in load_procedures()]
    found = list(load_index().match(turn.text).ids)
    return found or procedures_with(_form(turn), load_procedures())


def _goes_on(turn: Turn, topic: str) -> bool:
    """Whether a half-question stays with what was talked of, whatever its own words suggest."""
    if turn.pending or load_index().names_foreign(turn.text):
        return False
    if asks_and_names_nothing(turn.text):
        return True
    entity = next((e for e in turn.entities if e.get("entity") == "procedure"), None)
    match = load_index().match(turn.text)
    if entity is not None:
        named = dict(match.ranked).get(str(entity["value"]), 0.0)
        likelihood = float(entity.get("confidence_entity") or 1.0)
        found = Found(str(entity["value"]), entity.get("behind") or {}, named, likelihood)
    elif match.ids and not match.bare:
        found = Found(match.ids[0], {topic: 0.0}, match.ranked[0][1])
    else:
        return False
    asked = turn.intent in _ASPECT_INTENTS
    return goes_on_about(topic, found, turn.text, turn.confidence if asked else 0.0)


def _ask_which(
    dispatcher: CollectingDispatcher, turn: Turn, found: Sequence[str], aspects: Sequence[str]
) -> Events:
    choices = list(found)
    names = [load_procedures()[identifier].spoken_name for identifier in choices[:_MOST_CHOICES]]
    listed = f"{', '.join(names[:-1])} hay {names[-1]}"
    question = say("utter_procedure_which", choices=listed)
    if len(choices) > len(names):  # names fit three procedures at most, a form any number
        question = say("utter_procedure_which_of_form", form=_form(turn), choices=listed)
    events: Events = []
    if turn.pending.get("intake") not in ("incident", "tip"):
        events.append(
            SlotSet(
                "pending",
                {
                    "intake": "procedure",
                    "choices": choices,
                    "names": names,  # what the chat offers to tap
                    "aspects": list(aspects),
                },
            )
        )
    return speak(dispatcher, turn, question, events=events)
