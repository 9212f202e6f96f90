"""What a live call does about silence: it asks, and hangs up only where nobody can be in danger."""

from __future__ import annotations

from dataclasses import dataclass

from bot.calls import wording
from bot.core.call import Call, Hotline


@dataclass(frozen=True)
class Patience:
    """How long silence is borne before it is asked after, in seconds.

    The longer wait is for callers who were asked ``most_questions`` times in a row. The shortest
    speech is what deserves a question when no word of it could be made out.
    """

    silence_s: float = 8.0
    later_silence_s: float = 25.0
    most_questions: int = 2
    shortest_speech_s: float = 0.4
    longest_call_s: float = 3600.0


@dataclass(frozen=True)
class Question:
    """What is said to a silence that began at ``since``; the call ends with a goodbye."""

    text: str
    since: float
    goodbye: bool = False


class Silence:
    """The silence of one call; times in seconds of the call."""

    def __init__(self, call: Call, patience: Patience) -> None:
        self._call = call
        self._patience = patience
        self._since = 0.0
        self._asked = 0  # in a row, without an answer

    def broken(self, now: float) -> None:
        """Somebody speaks, writes, or is being answered."""
        self._since = now

    def answered(self) -> None:
        """The caller said something: the questions count from the beginning."""
        self._asked = 0

    def question(self, now: float) -> Question | None:
        """What is due to be said, if anything; then the silence begins anew."""
        since = self._since
        if now > self._patience.longest_call_s and self._may_hang_up:
            self._since = now
            return Question(wording.LONGEST_CALL, since, goodbye=True)
        if now - since < self._bearable_s:
            return None
        self._since = now
        self._asked += 1
        return self._worded(since)

    @property
    def may_take_leave(self) -> bool:
        """Whether a nuisance caller may be hung up on in this call."""
        return self._call.may_hang_up

    def _worded(self, since: float) -> Question:
        number = self._call.emergency
        if number is not None:
            return Question(wording.SILENT_EMERGENCY.format(number=number), since)
        if self._asked > self._patience.most_questions and self._may_hang_up:
            return Question(wording.SILENT_GOODBYE, since, goodbye=True)
        return Question(wording.SILENT_ONCE if self._asked == 1 else wording.SILENT_AGAIN, since)

    @property
    def _bearable_s(self) -> float:
        asked = self._asked >= self._patience.most_questions and not self._may_hang_up
        return self._patience.later_silence_s if asked else self._patience.silence_s

    @property
    def _may_hang_up(self) -> bool:
        """Never on 113 and 114, nor while anybody may be in danger."""
        return self._call.hotline == Hotline.PROCEDURES and self._call.emergency is None
