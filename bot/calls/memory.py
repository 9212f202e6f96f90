"""What is kept in mind of conversations that go on, in case the dialogue process forgets them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.core.call import DialogueReply

MOST = 10_000
LONGEST_MISSED = 500  # characters


@dataclass(frozen=True)
class Remembered:
    """``emergency``: the number last told to the caller; ``slots``: those of the last reply;
    ``missed``: what was said of an emergency while there was no dialogue to hear it; ``unclear``:
    how often in a row no word could be made out; ``last``: the last reply to words; ``blanks``: how
    many messages without a word came before the first with one."""

    emergency: str | None = None
    slots: Mapping[str, Any] = field(default_factory=dict)
    missed: str = ""
    unclear: int = 0
    last: DialogueReply | None = None
    blanks: int = 0


class ConversationMemory:
    """The ``most`` conversations used last; in memory only, never logged, gone when they end."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[str, Remembered] = OrderedDict()

    def recall(self, conversation: str) -> Remembered:
        return self._kept.get(conversation, Remembered())

    def keep_emergency(self, conversation: str, number: str | None) -> None:
        """None leaves the number that is kept as it is."""
        if number is not None:
            self._keep(conversation, replace(self.recall(conversation), emergency=number))

    def keep_slots(self, conversation: str, slots: Mapping[str, Any]) -> None:
        if slots:
            self._keep(conversation, replace(self.recall(conversation), slots=slots))

    def keep_missed(self, conversation: str, text: str) -> None:
        """The last part of what the dialogue did not hear; empty when it has heard everything."""
        before = self.recall(conversation)
        if before.missed or text:
            self._keep(conversation, replace(before, missed=text[-LONGEST_MISSED:]))

    def keep_unclear(self, conversation: str, times: int) -> None:
        before = self.recall(conversation)
        if before.unclear != times:
            self._keep(conversation, replace(before, unclear=times))

    def keep_last(self, conversation: str, reply: DialogueReply) -> None:
        self._keep(conversation, replace(self.recall(conversation), last=reply))

    def count_blank(self, conversation: str) -> int:
        """How many messages without a word there were so far, this one counted."""
        before = self.recall(conversation)
        self._keep(conversation, replace(before, blanks=before.blanks + 1))
        return before.blanks + 1

    def forget(self, conversation: str) -> None:
        """The conversation has ended."""
        self._kept.pop(conversation, None)

    def _keep(self, conversation: str, known: Remembered) -> None:
        self._kept[conversation] = known
        self._kept.move_to_end(conversation)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)
