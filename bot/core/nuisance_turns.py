"""What one message of a caller shows: words of a nuisance, words of a real caller, or neither."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from bot.core.emergencies.triage import triage
from bot.core.language.cues import compile_cues, words_of
from bot.core.nuisance_cues import DISTRESS, GENUINE, NUISANCE, QUIETLY, VICTIM
from bot.core.nuisance_kinds import NuisanceGuess

# Above this the model's opinion outweighs words such as "cho hỏi", which everybody uses, and above
# the second one what the intents took a line for.
DOUBTED_FROM = 0.5
_INTENT_DOUBTED_FROM = 0.08
_SURE_OF_A_MATTER = 0.95
SURE_FROM = 0.9
_RATHER_FROM = 0.7
# Where the finder of emergencies is as quiet as this, a plain line can be enough, and words of
# danger in it are no more than words. Not of a child, who may be in danger and not know it ("con đi
# chơi xa với chú quen của mẹ"), nor of harassment: its victims say again what was said to them.
QUIET_BELOW = 0.04
# From this alarm on no single line is enough, however plain.
ALARMING_FROM = 0.1
NOT_BY_ONE_LINE = ("tre_em_nghich_may", "quay_roi_tinh_duc")

_GENUINE_INTENTS = (
    "report_", "ask_procedure", "ask_documents", "ask_fee", "ask_time", "ask_place", "ask_steps",
    "ask_online", "ask_who", "ask_result", "ask_legal_basis", "ask_hotline", "ask_warning",
    "status_receipt", "personal_or_legal", "handover",
)  # fmt: skip
_CUES = {family: compile_cues(lines) for family, lines in NUISANCE.items()}
_GENUINE = compile_cues(GENUINE)
_VICTIM = compile_cues(VICTIM)
_DISTRESS = compile_cues(DISTRESS)
_QUIETLY = compile_cues(QUIETLY)


@dataclass(frozen=True)
class SaidTurn:
    """One message as evidence: its words, and what the trained models took it for.

    ``heard`` is how sure the recogniser was of the words, 0 to 1; None for what was typed.
    """

    text: str
    intent: str | None = None
    confidence: float = 0.0
    guess: NuisanceGuess | None = None
    heard: float | None = None


@lru_cache(maxsize=256)
def nuisance_family(text: str) -> str | None:
    """What kind of nuisance the words alone tell of, or None."""
    line = words_of(text)
    return next((family for family, cues in _CUES.items() if cues.search(line)), None)


@lru_cache(maxsize=256)
def is_genuine(turn: SaidTurn, hotline: str = "113") -> bool:
    """Whether a turn has something that a real caller says: it clears any flag."""
    if has_words_of_danger(turn.text, hotline) and not is_plainly_none(turn.guess):
        return True
    line = words_of(turn.text)
    spoken = nuisance_family(turn.text)
    doubt = turn.guess.likelihood if turn.guess else 0.0
    victim = bool(_VICTIM.search(line))
    if doubt >= (SURE_FROM if victim else DOUBTED_FROM):
        return False
    if spoken in ("harassment", "sales") and not victim:
        return False
    if _GENUINE.search(line) or (spoken and victim):
        return True
    meant = is_taken_for_a_matter(turn) and doubt < _INTENT_DOUBTED_FROM
    return spoken is None and meant


def is_taken_for_a_matter(turn: SaidTurn) -> bool:
    """Whether the intents take a message for what only a real caller wants."""
    return (turn.intent or "").startswith(_GENUINE_INTENTS)


def surely_has_a_matter(turn: SaidTurn) -> bool:
    """Whether the intents are so sure of a matter that a mere doubt counts for nothing: "bao giờ
    thì có kết quả" after a question is no lottery."""
    doubt = turn.guess.likelihood if turn.guess else 0.0
    sure = turn.confidence >= _SURE_OF_A_MATTER and doubt < DOUBTED_FROM
    return is_taken_for_a_matter(turn) and sure


def has_words_of_danger(text: str, hotline: str = "113") -> bool:
    return triage(text, hotline) is not None or bool(_DISTRESS.search(words_of(text)))


def must_be_quiet(text: str) -> bool:
    """Whether somebody says that they cannot speak up: another may be listening, whatever else
    they say, "bấm nhầm thôi, không có việc gì" above all."""
    return bool(_QUIETLY.search(words_of(text)))


def is_plainly_none(guess: NuisanceGuess | None) -> bool:
    """Whether words of danger in a line are no more than words: "đồ lính cứu hỏa dởm", "đang kẹt
    vốn à". They clear nothing then, but no such line flags by itself, and the number is told all
    the same: what else a message says may drown a cry."""
    return _is_quiet(guess, SURE_FROM)


def sounds_idle(guess: NuisanceGuess | None) -> bool:
    """Whether a line rather sounds like a nuisance and nothing in it alarms: "chào bạn trẻ, nghe
    giọng chắc mới ra trường" tells of nobody and of no place."""
    return _is_quiet(guess, _RATHER_FROM)


def sounds_like_nothing_else(turn: SaidTurn, hotline: str) -> bool:
    """Whether a message rather sounds like a nuisance, and neither alarms nor is whispered."""
    idle = _is_quiet(turn.guess, DOUBTED_FROM, ALARMING_FROM)
    return idle and not has_words_of_danger(turn.text, hotline) and not must_be_quiet(turn.text)


def _is_quiet(guess: NuisanceGuess | None, least: float, alarm_below: float = QUIET_BELOW) -> bool:
    return (
        guess is not None
        and guess.likelihood >= least
        and guess.alarm < alarm_below
        and guess.kind not in NOT_BY_ONE_LINE
    )
