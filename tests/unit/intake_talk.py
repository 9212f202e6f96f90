"""A report being taken, message by message, without Rasa."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.core.language.times import HANOI
from bot.core.report import Incident, Report, Tip
from bot.core.reports.intake import Answered, Step, advance
from bot.knowledge import load_gazetteer

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=HANOI)


class Talk:
    """Takes one report; ``step`` is what the last message led to."""

    def __init__(self, kind: str, caller: str | None = "0570000201") -> None:
        self.report: Report = Tip() if kind == "tip" else Incident()
        self.pending: dict[str, Any] | None = None
        self.step: Step | None = None
        self.caller = caller
        self.heard: list[str] = []

    def say(self, *texts: str, intent: str | None = None) -> Step:
        """Say messages one after the other; the step after the last."""
        for text in texts:
            answered = Answered(text, intent, NOW, self.caller)
            self.step = advance(
                self.report, self.pending, answered, load_gazetteer(), lambda: "K7M3Q9TX"
            )
            self.report, self.pending = self.step.report, self.step.pending
            self.heard += [prompt.wording for prompt in self.step.prompts]
        assert self.step is not None
        return self.step

    @property
    def asked(self) -> str:
        """The wording of the last prompt."""
        return self.heard[-1]
