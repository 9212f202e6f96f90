"""What the list of calls shows of one, and where in the list it stands.

Emergencies that nobody has reviewed stand on top of everything. Below them the calls go by day, the
newest first; a nuisance flag puts a call at the end of its own day and hides it nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.core.call import Call
from bot.core.language.vietnamese import word_set
from bot.core.review import State
from bot.core.transcript import Segment

LONGEST_GIST = 160
DOUBTFUL_INTENT, DOUBTFUL_HEARING = 0.5, 0.6
# What says little about why somebody called.
SMALL_TALK = word_set(
    "greet goodbye thank affirm deny correct inform anonymous ask_repeat ask_slower ask_bot "
    "nlu_fallback"
)
# Questions that only a procedure's page answers.
QUESTIONS = word_set(
    "ask_procedure ask_documents ask_fee ask_time ask_place ask_steps ask_online ask_who "
    "ask_result ask_legal_basis"
)


@dataclass(frozen=True)
class Overview:
    """One call as a line of the list.

    ``started`` is ISO 8601, ``gist`` the caller's first telling words with personal data covered,
    ``words`` everything the caller said, covered too. ``hearing`` is the mean probability (0 to 1)
    of the recognised words, ``answer_ms`` the mean time from a caller's words to the reply; both
    None where nothing was measured. ``doubts`` say in Vietnamese why a person should look.
    """

    call_id: str
    hotline: str
    started: str
    seconds: float
    going_on: bool
    turns: int
    intent: str | None
    verdict: str
    emergency: str | None
    priority: str | None
    state: str
    reviewer: str | None
    doubts: tuple[str, ...]
    hearing: float | None
    answer_ms: float | None
    gist: str
    words: str

    @property
    def day(self) -> str:
        """The date on which the call started (YYYY-MM-DD, Vietnam's)."""
        return self.started[:10]

    @property
    def needs_review(self) -> bool:
        """Whether a person should look and none has finished looking."""
        return bool(self.doubts) and self.state != State.REVIEWED

    @property
    def urgent(self) -> bool:
        """An emergency that nobody has finished with."""
        return self.emergency is not None and self.state != State.REVIEWED

    @property
    def position(self) -> str:
        """Sorts the list, the greatest first."""
        if self.urgent:
            return f"9 {self.started}"
        flagged = self.verdict != "none" and self.emergency is None
        return f"0 {self.day} {0 if flagged else 1} {self.started[11:]}"


def overview_of(
    call: Call,
    heard: Sequence[Segment],
    going_on: bool,
    cover: Callable[[str], str],
    state: str = State.NEW.value,
    reviewer: str | None = None,
    verdict: str | None = None,
) -> Overview:
    """A call's line; ``verdict`` is a reviewer's, None leaves the assistant's.

    ``cover`` covers personal data in a text.
    """
    said = [cover(turn.utterance.text) for turn in call.turns]
    intent = _matter(call)
    report = call.incident or call.tip
    hearing = _hearing(heard)
    return Overview(
        call_id=call.id,
        hotline=str(call.hotline),
        started=call.started.isoformat(),
        seconds=call.seconds,
        going_on=going_on,
        turns=len(call.turns),
        intent=intent,
        verdict=verdict or call.nuisance.verdict,
        emergency=call.emergency,
        priority=report.priority if report else None,
        state=state,
        reviewer=reviewer,
        doubts=tuple(_doubts(call, hearing)),
        hearing=hearing,
        answer_ms=_answer_ms(call),
        gist=_gist(call, said, intent),
        words="\n".join(said),
    )


def _matter(call: Call) -> str | None:
    """What the call is about: an emergency before all else, then what was spoken of most."""
    intents = [turn.reply.intent for turn in call.turns if turn.reply.intent]
    urgent = [intent for intent in intents if intent.startswith("report_emergency_")]
    telling = [intent for intent in intents if intent not in SMALL_TALK]
    for chosen in (urgent, telling, intents):
        if chosen:
            return Counter(chosen).most_common(1)[0][0]
    return None


def _gist(call: Call, said: Sequence[str], intent: str | None) -> str:
    """The words of the turn that the call is about: the one that told of an emergency, if any."""
    turns = list(zip(said, call.turns, strict=True))
    alarming = (text for text, turn in turns if turn.reply.emergency is not None)
    telling = (text for text, turn in turns if turn.reply.intent == intent)
    gist = next((text for text in (*alarming, *telling) if text.strip()), "")
    return gist if len(gist) <= LONGEST_GIST else f"{gist[: LONGEST_GIST - 1].rstrip()}…"


def _doubts(call: Call, hearing: float | None) -> list[str]:
    replies = [turn.reply for turn in call.turns]
    reasons = {
        "Khẩn cấp": call.emergency is not None,
        "Cần người nghe máy": call.handover,
        "Trả lời tạm khi hệ thống lỗi": any(reply.degraded for reply in replies),
        "Nghi quấy rối, chưa chắc": call.nuisance.verdict == "suspected",
        "Có câu chưa trả lời được": any(
            reply.intent in QUESTIONS and reply.procedure is None for reply in replies
        ),
        "Chưa chắc ý định": any(
            reply.intent is not None and reply.confidence < DOUBTFUL_INTENT for reply in replies
        ),
        "Nghe không rõ": hearing is not None and hearing < DOUBTFUL_HEARING,
    }
    return [reason for reason, holds in reasons.items() if holds]


def _hearing(heard: Sequence[Segment]) -> float | None:
    sure = [word.probability for segment in heard for word in segment.words]
    return sum(sure) / len(sure) if sure else None


def _answer_ms(call: Call) -> float | None:
    stages = [call.timings_ms[s] for s in ("asr", "dialogue", "tts") if s in call.timings_ms]
    return sum(stages) / len(call.turns) if stages and call.turns else None
