"""What the harness keeps of each recording: the call, the judgement, or why there was no call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.harness.judgement import Check
from bot.harness.manifest import Recording

AUDIO, TEXT = "audio", "text"


@dataclass(frozen=True)
class ItemResult:
    """One recording played, or its script typed (``mode``).

    ``call`` is the contract's object, None when there was no call; then ``error`` says why.
    ``took_s`` is the wall time, ``stage_ms`` what each stage took, one figure an utterance.
    """

    recording: Recording
    mode: str
    call: Mapping[str, Any] | None = None
    checks: tuple[Check, ...] = ()
    error: str | None = None
    took_s: float = 0.0
    stage_ms: Mapping[str, Sequence[float]] = field(default_factory=dict)

    @property
    def turn_ms(self) -> list[float]:
        """What each answered utterance took from its last word to the spoken reply."""
        stages = [self.stage_ms.get(stage, ()) for stage in ("asr", "dialogue", "tts")]
        stages = [taken for taken in stages if taken]
        if len({len(taken) for taken in stages}) != 1:  # some utterances held no words
            return []
        return [sum(taken) for taken in zip(*stages, strict=True)]

    @property
    def failures(self) -> tuple[Check, ...]:
        """The checks that failed, whether or not the caller is worse off."""
        return tuple(check for check in self.checks if not check.passed)

    @property
    def succeeded(self) -> bool:
        """Whether the call ended as the manifest says it must."""
        return self.error is None and all(c.passed for c in self.checks if c.is_outcome)

    @property
    def status(self) -> str:
        """passed, failed or error."""
        if self.error is not None:
            return "error"
        return "passed" if self.succeeded else "failed"

    @property
    def heard(self) -> str:
        """All that was heard of the caller, in the words that were recognised."""
        turns = self.call["turns"] if self.call else ()
        return " ".join(turn["spoken"] for turn in turns if turn["spoken"])

    @property
    def said(self) -> str:
        """All that the caller says by the script."""
        return " ".join(self.recording.transcript)


@dataclass(frozen=True)
class Run:
    """A whole run of a manifest in one mode; ``took_s`` is its wall time."""

    mode: str
    items: tuple[ItemResult, ...]
    took_s: float
    asr_model: str | None = None
    voice: str | None = None
