"""Conversations that this process has forgotten, or never held, go on from their known slots."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from rasa.core.agent import Agent
from rasa.shared.core.constants import DEFAULT_SLOT_NAMES
from rasa.shared.core.events import SlotSet

logger = logging.getLogger(__name__)


async def restore_slots(agent: Agent, conversation: str, known: Mapping[str, Any]) -> None:
    """Give a conversation without a tracker its ``known`` slots; one that is alive is left alone.

    So an incident that was open when the process died goes on with the question that was open.
    Never raises: a caller whose slots cannot be restored is answered without them.
    """
    if not known:
        return
    try:
        async with agent.lock_store.lock(conversation):
            if await agent.tracker_store.retrieve(conversation) is None:
                await _begin_with(agent, conversation, known)
    except Exception as error:  # noqa: BLE001 - its text may hold a slot
        logger.error("known slots could not be restored: %s", type(error).__name__)


async def _begin_with(agent: Agent, conversation: str, known: Mapping[str, Any]) -> None:
    processor = agent.processor
    assert processor is not None  # the model is loaded before the channel is opened
    tracker = await processor.fetch_tracker_with_initial_session(conversation)
    names = [name for name in tracker.slots if name in known and name not in DEFAULT_SLOT_NAMES]
    tracker.update_with_events([SlotSet(name, known[name]) for name in names], processor.domain)
    await processor.save_tracker(tracker)
