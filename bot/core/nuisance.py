"""Nuisance calls: evidence in, an assessment with score and reasons out; never a bare boolean.

A flag lowers priority and never hides a call: silence and breaths may be somebody who cannot speak,
so they are never more than suspected, and genuine words clear the flag at once.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from math import exp, log

from bot.core.language.cues import words_of
from bot.core.nuisance_history import NOTHING_KNOWN, OFTEN, CallHistory
from bot.core.nuisance_kinds import KINDS, NuisanceGuess, NuisanceKind
from bot.core.nuisance_laughed_off import laughs_off
from bot.core.nuisance_overheard import MOST_WHEN_OVERHEARD, is_overheard
from bot.core.nuisance_turns import (
    ALARMING_FROM,
    DOUBTED_FROM,
    QUIET_BELOW,
    SURE_FROM,
    SaidTurn,
    has_words_of_danger,
    is_genuine,
    is_taken_for_a_matter,
    must_be_quiet,
    nuisance_family,
    surely_has_a_matter,
)


@dataclass(frozen=True)
class NuisanceAssessment:
    """``verdict`` is none, suspected or nuisance; ``score`` 0 to 1; ``reasons`` in Vietnamese."""

    verdict: str
    score: float
    reasons: tuple[str, ...] = ()


NONE_ASSESSED = NuisanceAssessment("none", 0.0)


@dataclass(frozen=True)
class NuisanceEvidence:
    """What speaks for and against a nuisance call.

    ``reported`` is true once an incident or a tip of some substance was taken (see
    bot.core.reports.substance), ``reporting`` while one is being taken at all. ``seconds`` is the
    call's length and ``speech_s`` how long somebody spoke, both in seconds; None while the call
    goes on or in a chat.
    ``history`` sharpens what the call itself shows, and flags nothing by itself.
    """

    turns: tuple[SaidTurn, ...] = ()
    hotline: str = "113"
    reported: bool = False
    reporting: bool = False
    seconds: float | None = None
    speech_s: float | None = None
    history: CallHistory = NOTHING_KNOWN


SUSPECTED_FROM = 0.4
NUISANCE_FROM = 0.7
# Once something was reported, doubts may be noted but never outweigh it.
_HIGHEST_AFTER_REPORT = 0.6
_HIGHEST_OF_DOUBTS = 0.65
# One odd line of somebody who had a matter a moment ago is not even suspected.
_HIGHEST_AFTER_A_MATTER = 0.39
_PLAIN_AFTER_A_MATTER = 0.85
_RING_AND_HANG_UP_S = 6.0
_SPOKE_AT_ALL_S = 0.4
_BLANK_MESSAGES = 3

# Evidence is counted in log odds; a score is 1 - exp(-0.4 · evidence). Bounds from benchmarks/dev,
# whose writers saw no training data: two turns that may be nuisance make a verdict, and an ordinary
# turn takes as much away. A single turn makes one only where it is plain, and a little sooner when
# the call is over or it sells something.
_SCORE_OF_EVIDENCE = 0.4
_MOST_OF_A_TURN = 2.5
_MOST_AGAINST = 2.0
_MOST_OF_A_TURN_THAT_IS_ENOUGH = 3.1
# Who misdialled or tried a line says so once; who goes on without a matter is flagged.
_MILD = 0.75
_MOST_OF_A_MILD_TURN = 1.2
_NO_MATTER_AFTER_ALL = 1.9
_CLOSING_INTENTS = ("thank", "goodbye")
# The model is the surer of a genuine caller the less it knows a subject: on benchmarks/dev a lean
# of 5 flagged nearly five calls in a hundred more, and a caller who began with the wrong number.
_LEAN = 2.0
_ORDINARY_BELOW = 0.012
# Lower, at 0.97, two genuine callers of benchmarks/dev were flagged: one quoted a swindler. Of 734
# genuine lines the likeliest has 0.973; an insult and nothing else mostly more than 0.99.
_PLAIN_FROM = 0.985
_PLAIN_BY_ITSELF = 0.99
_INSULTING = ("abuse", "harassment")
# Of 3,700 genuine lines of benchmarks/dev no shorter one in which nothing alarms lies above 0.74,
# but for who misdialled first ("alo taxi à").
_SHORT_WORDS = 10
# "Lũ về" sounds like a curse: of so few words only those that name a nuisance are enough.
_FEW_WORDS = 3
# What is taken for a matter is one, unless hardly so and the line is plain.
_HARDLY_A_MATTER, _PLAIN_OF_A_MATTER = 0.75, 0.95
# Below this words of a nuisance are no evidence: the caller tells of one ("chúng nó dán giấy cho
# vay kín cột điện").
_WORDS_ONLY_BELOW = 0.05
_MISHEARD_BELOW = 0.5
_REPEATED = 0.9  # the same sentence three times
_CALLS_OFTEN = 0.6
_SAME_RECORDING = 0.9

# Evidence of one turn of a family: heard in its words, and where only its intent says so.
_EVIDENCE = {
    "harassment": (2.0, 1.1),
    "prank": (1.5, 1.1),
    "abuse": (1.5, 1.1),
    "sales": (1.75, 1.1),
    "chat": (1.4, 1.1),
    "test": (0.6, 0.4),
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


@dataclass(frozen=True)
class _Weighed:
    """Evidence of one turn in log odds (negative: against a nuisance), and why.

    ``enough``: for a verdict with no other turn beside it.
    """

    evidence: float
    reason: str | None = None
    most: float = 1.0
    enough: bool = False


def assess(evidence: NuisanceEvidence) -> NuisanceAssessment:
    """Weigh all evidence of a call or chat, from its turns and from how the call itself went."""
    if not any(turn.text.strip() for turn in evidence.turns):
        silent = _assess_silence(evidence)
        return replace(silent, reasons=silent.reasons + evidence.history.reasons)
    since, laughed_off = _last_in_earnest(evidence)
    turns = evidence.turns[since:]
    over = evidence.seconds is not None
    weighed: list[_Weighed] = []
    for number, turn in enumerate(turns):
        if not evidence.reported and _closes_without_matter(turn, turns[:number]):
            weighed.append(_Weighed(_NO_MATTER_AFTER_ALL, "Kết thúc mà không có việc gì", _MILD))
            continue
        again = any(found.reason for found in weighed)
        alone = not (since or evidence.reporting)
        enough = turn is laughed_off or _is_enough(turn, over, alone)
        weighed.append(_weigh(turn, not evidence.reported, again, enough))
    against = [found for found in weighed if found.reason]
    total = 0.0
    for found in weighed:
        total = max(0.0, total + found.evidence)
    repeated = _repeated(turns) if against else None
    known = evidence.history if against and not since else NOTHING_KNOWN
    total += _REPEATED if repeated else 0.0
    total += _CALLS_OFTEN if known.flagged >= OFTEN else 0.0
    total += _SAME_RECORDING if known.same_recording else 0.0
    score = 1.0 - exp(-_SCORE_OF_EVIDENCE * total)
    score = min(score, _most(against, turns, evidence.reporting))
    if len(against) < 2 and not any(found.enough for found in against):
        score = min(score, _HIGHEST_AFTER_A_MATTER if since else _HIGHEST_OF_DOUBTS)
    if since and not any(_is_more_than_a_doubt(turn) for turn in turns):
        score = min(score, _HIGHEST_OF_DOUBTS)
    if evidence.reported:
        score = min(score, _HIGHEST_AFTER_REPORT)
    score = round(score, 3)
    reasons = [found.reason for found in against if found.reason]
    reasons += [repeated] if repeated else []
    reasons += known.reasons
    told = tuple(dict.fromkeys(reasons)) if score > 0 else ()
    return NuisanceAssessment(_verdict(score), score, told)


def _is_more_than_a_doubt(turn: SaidTurn) -> bool:
    """Whether a line sounds plainly like a nuisance: two odd half-questions about papers do not,
    and once somebody had a matter, doubts only make suspect."""
    sure = turn.guess is not None and turn.guess.likelihood >= _PLAIN_AFTER_A_MATTER
    return sure or nuisance_family(turn.text) is not None


def _last_in_earnest(evidence: NuisanceEvidence) -> tuple[int, SaidTurn | None]:
    """After which message nothing genuine was said (0: none was), and the one that made a joke of
    whatever was said before it."""
    since, joke = 0, None
    for number, turn in enumerate(evidence.turns, start=1):
        if is_genuine(turn, evidence.hotline):
            since, joke = number, None
        elif laughs_off(turn, evidence.turns[: number - 1]):
            since, joke = 0, turn
    return since, joke


def _most(against: list[_Weighed], turns: tuple[SaidTurn, ...], reporting: bool) -> float:
    """The highest score that what was found can reach."""
    most = max((found.most for found in against), default=0.0)
    overheard = sum(is_overheard(turn) for turn in turns)
    return max(most, MOST_WHEN_OVERHEARD) if overheard >= 2 and not reporting else most


def _closes_without_matter(turn: SaidTurn, before: tuple[SaidTurn, ...]) -> bool:
    """ "Cảm ơn nhé" of somebody who, for sure, only misdialled or tried the line."""
    return turn.intent in _CLOSING_INTENTS and any(
        said.guess is not None
        and said.guess.likelihood >= SURE_FROM
        and KINDS[said.guess.kind].most <= _MILD
        for said in before
    )


def _weigh(turn: SaidTurn, guesses: bool, again: bool, enough: bool) -> _Weighed:
    """With a report open, the models' guess about an answer (often a place misheard) counts for
    nothing; only plain words do. ``again``: an earlier turn spoke for a nuisance, too.
    ``enough``: the guess makes a verdict by itself."""
    heard = 0.5 if turn.heard is not None and turn.heard < _MISHEARD_BELOW else 1.0
    spoken = nuisance_family(turn.text)
    has_matter = surely_has_a_matter(turn)
    if turn.guess is not None and (has_matter or turn.guess.likelihood < _WORDS_ONLY_BELOW):
        spoken = None
    if turn.guess is not None and guesses and not has_matter:
        return _weigh_guess(turn.guess, spoken, heard, again, enough)
    if spoken is not None:
        return _Weighed(heard * _EVIDENCE[spoken][0], _REASONS[spoken])
    guessed = _FAMILY_OF_INTENT.get(turn.intent or "")
    if guessed is None or not guesses:
        return _Weighed(0.0)
    return _Weighed(heard * _EVIDENCE[guessed][1], f"{_REASONS[guessed]} (theo mô hình)")


def _is_enough(turn: SaidTurn, over: bool, alone: bool) -> bool:
    """Whether this line is enough for a verdict; one that may tell of an emergency never is.

    ``alone``: the caller has told of no matter, and nothing is being asked about one.
    """
    guess = turn.guess
    if guess is None or guess.alarm >= ALARMING_FROM or has_words_of_danger(turn.text):
        return False
    if must_be_quiet(turn.text) or _is_too_short(turn.text):
        return False
    kind = KINDS[guess.kind]
    # "Cảm ơn bạn nhiều nhé" sounds like idle talk, and ends many a call.
    closes = turn.intent in _CLOSING_INTENTS and guess.likelihood < _PLAIN_FROM
    if closes or _may_be_a_matter(turn, guess, kind):
        return False
    # Who misdialled and hung up meant no harm, whatever was said in between.
    meant_harm = over and kind.most >= 1.0
    sooner = kind.at_once or meant_harm
    plain = guess.likelihood >= (_PLAIN_FROM if sooner else _PLAIN_BY_ITSELF)
    if plain and (sooner or kind.family in _INSULTING):
        return True
    return alone and guess.alarm < QUIET_BELOW and guess.likelihood >= _bound(turn, kind)


def _is_too_short(text: str) -> bool:
    return len(words_of(text).split()) <= _FEW_WORDS and nuisance_family(text) is None


def _may_be_a_matter(turn: SaidTurn, guess: NuisanceGuess, kind: NuisanceKind) -> bool:
    if not is_taken_for_a_matter(turn):
        return False
    # "Nhấn phím chín để gặp nhân viên" wants a person no more than "vay không ạ" asks for a fee.
    if kind.at_once and guess.likelihood >= _PLAIN_OF_A_MATTER:
        return False
    hardly = turn.confidence < _HARDLY_A_MATTER and turn.intent != "handover"
    return not (hardly and guess.likelihood >= _PLAIN_OF_A_MATTER)


def _bound(turn: SaidTurn, kind: NuisanceKind) -> float:
    short = len(words_of(turn.text).split()) <= _SHORT_WORDS
    return kind.plain.short if short else kind.plain.line


def _weigh_guess(
    guess: NuisanceGuess, spoken: str | None, heard: float, again: bool, enough: bool
) -> _Weighed:
    """The trained model beside the cues: they agree, or the plain words are half believed.
    ``enough``: for a verdict by itself."""
    kind = KINDS[guess.kind]
    odds = log(max(guess.likelihood, 1e-4) / max(1.0 - guess.likelihood, 1e-4))
    most = _MOST_OF_A_TURN_THAT_IS_ENOUGH if enough else _MOST_OF_A_TURN
    if kind.most <= _MILD and not again and not enough:
        most = min(most, _MOST_OF_A_MILD_TURN)
    evidence = min(most, odds + _LEAN) if guess.likelihood > _ORDINARY_BELOW else -_MOST_AGAINST
    if enough:
        evidence = most
    if spoken is not None:
        share = 1.0 if spoken == kind.family or guess.likelihood >= DOUBTED_FROM else 0.5
        evidence = max(evidence, share * _EVIDENCE[spoken][0])
    if evidence <= 0:
        return _Weighed(evidence)
    if spoken is not None and guess.likelihood < DOUBTED_FROM:
        return _Weighed(heard * evidence, _REASONS[spoken])
    return _Weighed(heard * evidence, _reason(kind, guess), kind.most, enough)


def _reason(kind: NuisanceKind, guess: NuisanceGuess) -> str:
    quoted = ", ".join(f"“{word}”" for word in guess.words)
    return f"{kind.reason}: {quoted}" if quoted else kind.reason


def _repeated(turns: tuple[SaidTurn, ...]) -> str | None:
    counts = Counter(words_of(turn.text) for turn in turns)
    times = max(counts.values(), default=0)
    return f"Lặp lại một câu {times} lần" if times >= 3 else None


def _assess_silence(evidence: NuisanceEvidence) -> NuisanceAssessment:
    if evidence.seconds is None:
        return _assess_blank_messages(len(evidence.turns))
    if (evidence.speech_s or 0.0) >= _SPOKE_AT_ALL_S:
        return NuisanceAssessment("none", 0.2, ("Có tiếng nói nhưng không nghe rõ lời",))
    if evidence.seconds < _RING_AND_HANG_UP_S:
        reason = f"Cúp máy sau {evidence.seconds:.0f} giây, không nói gì"
        return NuisanceAssessment("suspected", 0.45, (reason,))
    reason = f"Im lặng suốt {evidence.seconds:.0f} giây (có thể là người không nói được)"
    return NuisanceAssessment("suspected", 0.5, (reason,))


def _assess_blank_messages(count: int) -> NuisanceAssessment:
    if count < _BLANK_MESSAGES:
        return NONE_ASSESSED
    reason = f"{count} tin nhắn liền không có chữ nào (có thể là người không nhắn được)"
    return NuisanceAssessment("suspected", 0.45, (reason,))


def _verdict(score: float) -> str:
    if score >= NUISANCE_FROM:
        return "nuisance"
    return "suspected" if score >= SUSPECTED_FROM else "none"
