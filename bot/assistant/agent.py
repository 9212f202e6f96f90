"""Rasa's agent behind a doorway: whatever the channel, no message is obeyed as a command."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage

LONGEST_TEXT = 2000
KEPT_TAIL = 600
WORDLESS = "…"


class HotlineAgent(Agent):
    """Cleans the text of every message before anything else sees it.

    Made by its constructor and ``load_model``: ``Agent.load`` always makes a plain Agent.
    """

    async def handle_message(self, message: UserMessage) -> list[dict[str, Any]] | None:
        message.text = admit(message.text or "")
        return await super().handle_message(message)


def admit(text: str) -> str:
    """Text as understanding may see it: composed (NFC), no control characters, no leading slash
    ("/restart" is a command to Rasa), never empty, at most LONGEST_TEXT characters.

    The end of a long text is kept too: people in danger do not always start with it.
    """
    text = unicodedata.normalize("NFC", text)
    text = "".join(c if c.isprintable() else " " for c in text)
    text = re.sub(r"^[\s/]+", "", text).rstrip()
    text = re.sub(r"(\S)\1{5,}", r"\1\1\1", text)  # "aaaaaa…": a scream or a stuck key
    if len(text) > LONGEST_TEXT:
        text = f"{text[: LONGEST_TEXT - KEPT_TAIL - 3]} … {text[-KEPT_TAIL:]}"
    return text or WORDLESS
