"""One contact with a hotline, by voice or by chat."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any

from bot.core.nuisance import NONE_ASSESSED, NuisanceAssessment
from bot.core.nuisance_kinds import NuisanceGuess
from bot.core.report import Incident, Tip


class Hotline(str, Enum):
    """The three simulated numbers."""

    POLICE = "113"
    FIRE = "114"
    PROCEDURES = "1900-0113"

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True)
class Entity:
    """Something named in an utterance; ``start`` and ``end`` are character offsets into it."""

    entity: str
    value: Any
    start: int
    end: int


@dataclass(frozen=True)
class Utterance:
    """One stretch of caller speech; times in seconds from the start of the call.

    ``text`` and ``spoken`` as in Segment; what was typed has no spoken form. ``heard``: how sure
    the recogniser was of the words, 0 to 1; None for what was typed.
    """

    start: float
    end: float
    text: str
    spoken: str = ""
    heard: float | None = None

    @property
    def said(self) -> str:
        """The words as recognised or typed: what the dialogue was asked."""
        return self.spoken or self.text


@dataclass(frozen=True)
class DialogueReply:
    """What the dialogue made of one message, and what it answers.

    ``procedure`` is the id of the procedure that the reply answers from; ``emergency`` the number
    that the caller is told they need (113, 114 or 115); ``nuisance`` assesses the conversation so
    far, ``guess`` is what this message alone was taken for; ``degraded`` is true when the reply is
    the fixed safety answer because the dialogue could not be asked; ``ends`` when the reply takes
    leave of a nuisance caller: a live call hangs up after it.
    """

    text: str
    intent: str | None
    confidence: float
    entities: tuple[Entity, ...] = ()
    procedure: str | None = None
    emergency: str | None = None
    nuisance: NuisanceAssessment = NONE_ASSESSED
    guess: NuisanceGuess | None = None
    incident: Incident | None = None
    tip: Tip | None = None
    handover: bool = False
    slots: Mapping[str, Any] = field(default_factory=dict)
    degraded: bool = False
    ends: bool = False


@dataclass(frozen=True)
class Turn:
    """An utterance and its reply; ``reply_audio`` is the path of the spoken reply, if any.

    ``recording``: the kept sound of a message that was spoken by itself, by its name among the
    recordings; it lasts from the utterance's start to its end. None where the call has one
    recording as a whole, or the message was typed.
    """

    number: int
    utterance: Utterance
    reply: DialogueReply
    reply_audio: str | None = None
    recording: str | None = None


BY_CALLER, BY_ASSISTANT, BROKEN_OFF = "caller", "assistant", "broken_off"


@dataclass
class Call:
    """One contact, voice or chat; ``id`` is also the dialogue's conversation id.

    ``ended``: how a live call ended, BY_CALLER, BY_ASSISTANT or BROKEN_OFF; else None.
    """

    id: str
    hotline: Hotline
    started: datetime
    caller: str | None = None
    file: str | None = None
    seconds: float = 0.0
    asr_model: str | None = None
    turns: list[Turn] = field(default_factory=list)
    nuisance: NuisanceAssessment = NONE_ASSESSED
    timings_ms: dict[str, float] = field(default_factory=dict)
    ended: str | None = None

    @property
    def incident(self) -> Incident | None:
        """The incident as it stood when it was last spoken of."""
        return next((t.reply.incident for t in reversed(self.turns) if t.reply.incident), None)

    @property
    def tip(self) -> Tip | None:
        """The tip as it stood when it was last spoken of."""
        return next((t.reply.tip for t in reversed(self.turns) if t.reply.tip), None)

    @property
    def emergency(self) -> str | None:
        """The emergency number that the caller was last told they need."""
        return next((t.reply.emergency for t in reversed(self.turns) if t.reply.emergency), None)

    @property
    def handover(self) -> bool:
        """Whether the call was to be passed to a person."""
        return any(t.reply.handover for t in self.turns)

    @property
    def may_hang_up(self) -> bool:
        """Whether the assistant may end the call by itself: never on 113 and 114, nor once
        anything was told that may be genuine."""
        genuine = self.emergency or self.incident or self.tip or self.handover
        return self.hotline is Hotline.PROCEDURES and not genuine
