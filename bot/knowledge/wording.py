"""The fixed replies of bot/assistant/domain/responses.yml, for the actions that compose them."""

from __future__ import annotations

import string
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from bot.core.errors import DataError
from bot.knowledge.document import Document

RESPONSES = Path(__file__).resolve().parents[1] / "assistant" / "domain" / "responses.yml"
_SCHEMA = {
    "type": "object",
    "required": ["version", "responses"],
    "additionalProperties": False,
    "properties": {
        "version": {"type": "string"},
        "responses": {
            "type": "object",
            "patternProperties": {
                "^utter_[a-z_]+$": {
                    "type": "array",
                    "minItems": 1,
                    "items": {
                        "type": "object",
                        "required": ["text"],
                        "additionalProperties": False,
                        "properties": {"text": {"type": "string", "minLength": 1}},
                    },
                }
            },
            "additionalProperties": False,
        },
    },
}


class Wording:
    """Replies by name; a missing name or value is a fault of the project, found in its tests."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def __contains__(self, name: str) -> bool:
        return name in self._texts

    def say(self, name: str, **values: str) -> str:
        """The reply with its values filled in. Raises KeyError where one is not known."""
        return self._texts[name].format(**values)

    def blanks(self, name: str) -> frozenset[str]:
        """The values that a reply needs."""
        parts = string.Formatter().parse(self._texts[name])
        return frozenset(field for _, field, _, _ in parts if field)


@lru_cache(maxsize=2)
def load_wording(file: Path = RESPONSES) -> Wording:
    """All fixed replies. Raises DataError naming file and line."""
    document = Document(file, _SCHEMA, f"bot/assistant/domain/{file.name}")
    if document.faults:
        raise DataError("bad_file", document.faults[0])
    return Wording({name: said[0]["text"] for name, said in document.value["responses"].items()})
