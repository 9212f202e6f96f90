"""Nuisance calls: evidence in, an assessment with score and reasons out; never a bare boolean.

A flag lowers priority and never hides a call: silence may be somebody who cannot speak, so it is
never more than suspected, and genuine words clear the flag at once.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from bot.core.emergencies.triage import triage
from bot.core.language.cues import compile_cues, words_of
from bot.core.nuisance_cues import GENUINE, NUISANCE, VICTIM


@dataclass(frozen=True)
class NuisanceAssessment:
    """``verdict`` is none, suspected or nuisance; ``score`` 0 to 1; ``reasons`` in Vietnamese."""

    verdict: str
    score: float
    reasons: tuple[str, ...] = ()


NONE_ASSESSED = NuisanceAssessment("none", 0.0)


@dataclass(frozen=True)
class SaidTurn:
    """One message as evidence: its words, and what the trained model took it for."""

    text: str
    intent: str | None = None
    confidence: float = 0.0


@dataclass(frozen=True)
class NuisanceEvidence:
    """What speaks for and against a nuisance call.

    ``reported`` is true once an incident or a tip was taken. ``seconds`` is the call's length and
    ``speech_s`` how long somebody spoke, both in seconds; None while the call goes on or in a chat.
    """

    turns: tuple[SaidTurn, ...] = ()
    hotline: str = "113"
    reported: bool = False
    seconds: float | None = None
    speech_s: float | None = None


SUSPECTED_FROM = 0.4
NUISANCE_FROM = 0.7
# Once something was reported, doubts may be noted but never outweigh it.
_HIGHEST_AFTER_REPORT = 0.6
_RING_AND_HANG_UP_S = 6.0
_SPOKE_AT_ALL_S = 0.4

# Score of one turn of a family: heard in its words, and when only the trained model says so.
_WEIGHTS = {
    "harassment": (0.6, 0.35),
    "prank": (0.45, 0.36),
    "abuse": (0.45, 0.36),
    "sales": (0.5, 0.36),
    "chat": (0.42, 0.36),
    "test": (0.2, 0.15),
}
_REASONS = {
    "harassment": "Lời lẽ quấy rối tình dục",
    "prank": "Lời trêu đùa",
    "abuse": "Lời chửi bới, xúc phạm",
    "sales": "Chào bán hàng, mời vay, quảng cáo",
    "chat": "Nói chuyện phiếm, hát, tán tỉnh",
    "test": "Gọi thử máy",
}
_FAMILY_OF_INTENT = {
    "nuisance_prank": "prank",
    "nuisance_abuse": "abuse",
    "nuisance_sales": "sales",
    "nuisance_chat": "chat",
    "test_call": "test",
}
_GENUINE_INTENTS = (
    "report_", "ask_procedure", "ask_documents", "ask_fee", "ask_time", "ask_place", "ask_steps",
    "ask_online", "ask_who", "ask_result", "ask_legal_basis", "ask_hotline", "ask_warning",
    "status_receipt", "personal_or_legal",
)  # fmt: skip
_CUES = {family: compile_cues(lines) for family, lines in NUISANCE.items()}
_GENUINE = compile_cues(GENUINE)
_VICTIM = compile_cues(VICTIM)


def nuisance_family(text: str) -> str | None:
    """What kind of nuisance the words alone tell of, or None."""
    line = words_of(text)
    return next((family for family, cues in _CUES.items() if cues.search(line)), None)


def is_genuine(turn: SaidTurn, hotline: str = "113") -> bool:
    """Whether a turn has something that a real caller says: it clears any flag."""
    if triage(turn.text, hotline) is not None:
        return True
    spoken = nuisance_family(turn.text)
    line = words_of(turn.text)
    if spoken in ("harassment", "sales") and not _VICTIM.search(line):
        return False
    if _GENUINE.search(line) or (spoken and _VICTIM.search(line)):
        return True
    return spoken is None and (turn.intent or "").startswith(_GENUINE_INTENTS)


def assess(evidence: NuisanceEvidence) -> NuisanceAssessment:
    """Weigh all evidence of a call or chat, from its turns and from how the call itself went."""
    if not any(turn.text.strip() for turn in evidence.turns):
        return _assess_silence(evidence)
    since = 0
    for number, turn in enumerate(evidence.turns, start=1):
        if is_genuine(turn, evidence.hotline):
            since = number
    turns = evidence.turns[since:]
    kept = 1.0
    reasons: list[str] = []
    for turn in turns:
        weight, reason = _weigh(turn, guesses=not evidence.reported)
        kept *= 1.0 - weight
        if reason:
            reasons.append(reason)
    repeated = _repeated(turns) if reasons else None
    if repeated:
        kept *= 0.7
        reasons.append(repeated)
    score = round(1.0 - kept, 3)
    if evidence.reported:
        score = min(score, _HIGHEST_AFTER_REPORT)
    return NuisanceAssessment(_verdict(score), score, tuple(dict.fromkeys(reasons)))


def _weigh(turn: SaidTurn, guesses: bool) -> tuple[float, str | None]:
    """Weight and reason of a turn. With a report open, the model's guess about an answer (often
    a place misheard) counts for nothing; only plain words do."""
    spoken = nuisance_family(turn.text)
    if spoken is not None:
        return _WEIGHTS[spoken][0], _REASONS[spoken]
    guessed = _FAMILY_OF_INTENT.get(turn.intent or "")
    if guessed is None or not guesses:
        return 0.0, None
    return _WEIGHTS[guessed][1], f"{_REASONS[guessed]} (theo mô hình)"


def _repeated(turns: tuple[SaidTurn, ...]) -> str | None:
    counts = Counter(words_of(turn.text) for turn in turns)
    times = max(counts.values(), default=0)
    return f"Lặp lại một câu {times} lần" if times >= 3 else None


def _assess_silence(evidence: NuisanceEvidence) -> NuisanceAssessment:
    if evidence.seconds is None:
        return NONE_ASSESSED
    if (evidence.speech_s or 0.0) >= _SPOKE_AT_ALL_S:
        return NuisanceAssessment("none", 0.2, ("Có tiếng nói nhưng không nghe rõ lời",))
    if evidence.seconds < _RING_AND_HANG_UP_S:
        reason = f"Cúp máy sau {evidence.seconds:.0f} giây, không nói gì"
        return NuisanceAssessment("suspected", 0.45, (reason,))
    reason = f"Im lặng suốt {evidence.seconds:.0f} giây (có thể là người không nói được)"
    return NuisanceAssessment("suspected", 0.5, (reason,))


def _verdict(score: float) -> str:
    if score >= NUISANCE_FROM:
        return "nuisance"
    return "suspected" if score >= SUSPECTED_FROM else "none"
