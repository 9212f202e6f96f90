"""Rasa's agent behind a doorway: whatever the channel, no message is obeyed as a command."""

from __future__ import annotations

from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage

from bot.assistant.admission import admit


class HotlineAgent(Agent):
    """Cleans the text of every message before anything else sees it.

    Made by its constructor and ``load_model``: ``Agent.load`` always makes a plain Agent.
    """

    async def handle_message(self, message: UserMessage) -> list[dict[str, Any]] | None:
        message.text = admit(message.text or "")
        return await super().handle_message(message)
