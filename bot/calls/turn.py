"""One turn: a message in, an answer out, whatever happens to the dialogue."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from bot.calls import wording
from bot.calls.handover import Handover
from bot.calls.memory import ConversationMemory
from bot.calls.odd_input import Message, read_message
from bot.core.call import DialogueReply, Entity, Hotline
from bot.core.emergencies.safety import Advice, safety_answer
from bot.core.emergencies.triage import triage
from bot.core.errors import DialogueError
from bot.core.nuisance import NuisanceEvidence, assess
from bot.core.nuisance_turns import SaidTurn
from bot.core.ports import Dialogue

log = logging.getLogger(__name__)

MOST_UNCLEAR = 2  # times in a row; then a person is needed


class TurnTaker:
    """Asks the dialogue, and answers by itself when there is nothing to ask or nobody to answer."""

    def __init__(
        self,
        dialogue: Dialogue,
        log_text: bool = False,
        advice: Advice | None = None,
        promise: Callable[[], str] | None = None,
    ) -> None:
        """``log_text`` puts what is said into the log: for development, never for real callers.

        ``advice`` is what the safety answer says to each kind of emergency; ``promise`` gives the
        moment (ISO 8601) by which a person calls back, None: no moment is named.
        """
        self._dialogue = dialogue
        self._promise = promise
        self._advice = advice
        self._log_text = log_text
        self._memory = ConversationMemory()

    async def take(
        self, conversation: str, hotline: Hotline, text: str, caller: str | None = None
    ) -> DialogueReply:
        """Answer a message of any length and content. Never raises, never returns an empty text.

        The reply is ``degraded`` when the dialogue failed; the entities' offsets are into ``text``.
        """
        message = read_message(text, hotline)
        self._memory.keep_unclear(conversation, 0)
        reply = await self._answer(conversation, hotline, message, caller)
        if self._log_text:
            log.info("%s: %r is answered %r", conversation, message.text, reply.text)
        return reply

    def not_clear(self, conversation: str, caller: str | None = None) -> DialogueReply:
        """The answer to speech without a word that could be made out; an emergency told of
        earlier in the conversation is not forgotten.

        The second time in a row a person is to call back, and what was reported so far goes along.
        """
        known = self._memory.recall(conversation)
        self._memory.keep_unclear(conversation, known.unclear + 1)
        number = known.emergency
        text = wording.NOT_CLEAR
        handed: Handover | None = None
        if known.unclear + 1 == MOST_UNCLEAR:
            until = self._promise() if self._promise is not None else None
            handed = Handover.of(known.slots, caller, until)
            text = f"{wording.NOT_CLEAR_TWICE} {handed.told}".strip()
            self._memory.keep_slots(conversation, handed.slots)
        if number is not None:
            text = f"{wording.STILL_CALL.format(number=number)} {text}"
        reply = DialogueReply(text, None, 0.0, emergency=number)
        return reply if handed is None else handed.put_into(reply)

    async def forget(self, conversation: str) -> None:
        """The conversation has ended: nothing of it stays in mind, here or in the dialogue.

        Never raises: a dialogue that is down has forgotten everything anyway.
        """
        self._memory.forget(conversation)
        try:
            await self._dialogue.forget(conversation)
        except DialogueError as error:
            log.warning("The dialogue did not forget a conversation (%s)", error.code)
        except Exception as error:  # noqa: BLE001 - a call ends whatever is the matter
            log.error("The dialogue did not forget a conversation: %s", type(error).__name__)

    async def _answer(
        self, conversation: str, hotline: Hotline, message: Message, caller: str | None
    ) -> DialogueReply:
        if message.blank:
            return self._nothing_written(conversation)
        if message.foreign and triage(message.text, hotline) is None:
            return self._without_dialogue(conversation, wording.NOT_VIETNAMESE, "out_of_scope")
        known = self._memory.recall(conversation)
        missed = f"{known.missed}. " if known.missed else ""
        sent = missed + message.text
        try:
            reply = await self._dialogue.reply(conversation, hotline, sent, caller, known.slots)
            if not reply.text.strip():
                raise DialogueError("no_reply", "The dialogue answered with an empty text")
        except DialogueError as error:
            log.warning("The dialogue failed (%s): the caller gets the safety answer", error.code)
            reply = self._safe(conversation, hotline, message)
            # Only while nobody hears: what makes an action fail must not fail every turn after.
            unheard = error.code == "dialogue.down" and reply.emergency is not None
            self._memory.keep_missed(conversation, sent if unheard else "")
            return reply
        except Exception as error:  # noqa: BLE001 - not even our own mistake may cost an answer
            log.error("The dialogue failed unexpectedly: %s", type(error).__name__)
            return self._safe(conversation, hotline, message)
        self._memory.keep_emergency(conversation, reply.emergency)
        self._memory.keep_slots(conversation, reply.slots)
        self._memory.keep_last(conversation, reply)
        self._memory.keep_missed(conversation, "")
        said_now = _after(len(missed), reply.entities)
        reply = replace(reply, entities=tuple(map(message.restore, said_now)))
        if message.cut and reply.emergency is None:
            reply = replace(reply, text=f"{wording.ONLY_PART_READ} {reply.text}")
        return reply

    def _nothing_written(self, conversation: str) -> DialogueReply:
        """Who never wrote a word may be unable to, and is no more than suspected."""
        reply = self._without_dialogue(conversation, wording.NOTHING_WRITTEN, None)
        if self._memory.recall(conversation).last is not None:
            return reply
        blank = (SaidTurn(""),) * self._memory.count_blank(conversation)
        return replace(reply, nuisance=assess(NuisanceEvidence(blank)))

    def _without_dialogue(self, conversation: str, text: str, intent: str | None) -> DialogueReply:
        """A fixed answer; what is known of the conversation still holds, a number told too."""
        known = self._memory.recall(conversation)
        if known.emergency is not None:
            text = f"{wording.STILL_CALL.format(number=known.emergency)} {text}"
        certain = 0.0 if intent is None else 1.0
        if known.last is None:
            return DialogueReply(text, intent, certain, emergency=known.emergency)
        return replace(
            known.last, text=text, intent=intent, confidence=certain, entities=(),
            procedure=None, emergency=known.emergency, guess=None, ends=False,
        )  # fmt: skip

    def _safe(self, conversation: str, hotline: Hotline, message: Message) -> DialogueReply:
        """The fixed answer; an emergency told of earlier in the conversation is not forgotten."""
        text = safety_answer(message.text, hotline, self._advice)
        urgent = triage(message.text, hotline)
        number = urgent.number if urgent else self._memory.recall(conversation).emergency
        self._memory.keep_emergency(conversation, number)
        if number is not None and number not in text:
            text = f"{wording.STILL_CALL.format(number=number)} {text}"
        return DialogueReply(text, None, 0.0, emergency=number, degraded=True)


def _after(length: int, entities: tuple[Entity, ...]) -> list[Entity]:
    """The entities behind the first ``length`` characters, with offsets that count from there."""
    return [
        replace(found, start=found.start - length, end=found.end - length)
        for found in entities
        if found.start >= length
    ]
