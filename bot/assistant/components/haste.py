"""Whether words of danger leave time for a report: told as a tip, or in answer to its questions.

The number is told all the same, beside the form (actions.doubt); what is left out is only that the
tip turns into an emergency. All bounds were chosen on benchmarks/dev: of 426 emergencies two are
then taken as tips with their number told, of 84 messages of tips that had become emergencies 50
stay tips.
"""

from __future__ import annotations

from datetime import datetime

from bot.assistant.components.intents import EMERGENCY, TIP_INTENTS
from bot.core.emergencies.triage import Triage, says_now
from bot.core.language.cues import compile_cues, words_of
from bot.core.language.times import HANOI, parse_when
from bot.core.reports.matters import tells_of_wrongdoing

# What was done, and is told with the same words as what is being done.
TOLD_AFTERWARDS = frozenset({"crime", "violence", "cry"})
# In answer to "who", "with what": a knife that is described is none that is drawn.
DESCRIBED = TOLD_AFTERWARDS | {"weapon", "medical", "traffic"}
_OVER = ("minute", "part", "day", "month")  # as opposed to "vừa xong", "mười phút trước"
# Somebody is hurt: that waits only where its day or hour is told.
_HURT = compile_cues("bị (?:\\S+ ){0,2}(?:chém|đâm|bắn|đánh|thương|tông|cán|cắn|bỏng|ngất|ngạt|đè)")
SURELY_A_REPORT = 0.95
ALARMED = 0.45
ALARMED_BY_A_REPORT = 0.8
ALARMED_BY_AN_ANSWER = 0.6
CERTAIN_IN_AN_ANSWER = 0.95
RATHER_SURE_IN_AN_ANSWER = 0.7
CERTAIN_INTENT_IN_AN_ANSWER = 0.9


def cue_may_wait(
    heard: Triage, text: str, intent: str | None, confidence: float, alarm: float, answering: bool
) -> bool:
    """Whether what cues heard is told without haste: nothing says that it happens now, and the
    finder (``alarm``, 0 to 1) is not alarmed by the whole sentence."""
    if _happens_now(text):
        return False
    if answering:
        quiet = alarm < ALARMED_BY_AN_ANSWER and not _is_emergency(intent)
        hurt = _HURT.search(words_of(text)) is not None and not _over(text)
        return quiet and not hurt and heard.kind in DESCRIBED
    return alarm < ALARMED and heard.kind in TOLD_AFTERWARDS and _reports(intent, confidence)


def alarm_may_wait(
    text: str, intent: str | None, confidence: float, alarm: float, answering: bool
) -> bool:
    """Whether what the finder alone is alarmed by is told without haste."""
    if answering and _happens_now(text):
        return False
    if answering:
        agreed = _is_emergency(intent) and alarm >= RATHER_SURE_IN_AN_ANSWER
        return alarm < CERTAIN_IN_AN_ANSWER and not agreed
    told = _reports(intent, confidence) or (tells_of_wrongdoing(text) and not _happens_now(text))
    return alarm < ALARMED_BY_A_REPORT and told


def _happens_now(text: str) -> bool:
    """Whether a message says so, and names no hour or day of it: "thứ bảy tuần trước, lúc đang …"
    is over."""
    return says_now(text) and not _over(text)


def _over(text: str) -> bool:
    named = parse_when(text, datetime.now(HANOI))
    return named is not None and named.precision in _OVER


def _reports(intent: str | None, confidence: float) -> bool:
    return intent in TIP_INTENTS and confidence >= SURELY_A_REPORT


def _is_emergency(intent: str | None) -> bool:
    return (intent or "").startswith(EMERGENCY)
