"""The stage behind recognition: what was heard, as people write it, with the spoken form kept."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace

from bot.core.call import DialogueReply
from bot.core.transcript import Segment
from bot.core.writing.written import Written, write

log = logging.getLogger(__name__)


def written_down(heard: Sequence[Segment]) -> list[Segment]:
    """The segments with numbers and the like as people write them; words and times stay."""
    return [replace(part, text=_write(part.said).text, spoken=part.said) for part in heard]


def with_written_offsets(reply: DialogueReply, heard: Sequence[Segment]) -> DialogueReply:
    """A reply to the joined spoken forms, its entities' offsets into the joined written ones."""
    if not reply.entities:
        return reply
    parts = []
    spoken_start = written_start = 0
    for part in heard:
        parts.append((spoken_start, written_start, _write(part.said)))
        spoken_start += len(part.said) + 1
        written_start += len(part.text) + 1

    def moved(offset: int, side: int) -> int:
        first, at, written = next(
            (p for p in reversed(parts) if p[0] <= max(0, offset - side)), parts[0]
        )
        local = offset - first
        return at + written.span(local, local)[side]

    entities = tuple(
        replace(e, start=moved(e.start, 0), end=moved(e.end, 1)) for e in reply.entities
    )
    return replace(reply, entities=entities)


def _write(spoken: str) -> Written:
    try:
        return write(spoken)
    except Exception as error:  # noqa: BLE001 - a mistake in writing may cost nobody an answer
        log.error("An utterance stays as it was heard: %s", type(error).__name__)
        return Written(spoken, spoken)
