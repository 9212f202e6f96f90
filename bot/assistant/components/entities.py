"""Entities from rules and the knowledge base: places, times, telephone numbers, plates, counts."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.assistant.components import own_project
from bot.assistant.components.fingerprint import source_fingerprint
from bot.core.language import numbers, times, vietnamese
from bot.core.places import gazetteer as places
from bot.knowledge import load_gazetteer
from bot.knowledge.load import DATA

EXTRACTOR = "KnowledgeEntityExtractor"
LEARNED = "learned.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class KnowledgeEntityExtractor(GraphComponent):
    """Reads the text itself, never tokens, so offsets are those of the message.

    Spoken digits, relative times and former wards are beyond Rasa's regular expressions, and what
    the knowledge base learns is recognised without training again. All that training finds out is
    whether the examples are this project's: among others its entities mean nothing, and it stays
    silent.
    """

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> KnowledgeEntityExtractor:
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> KnowledgeEntityExtractor:
        extractor = cls(model_storage, resource)
        with model_storage.read_from(resource) as folder:
            extractor._silent = json.loads((folder / LEARNED).read_text("utf-8"))["silent"]
        return extractor

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Run again on the training data when rules or knowledge change."""
        modules = [vietnamese, numbers, places, times, own_project]
        return source_fingerprint(modules, [DATA / "places"])

    def __init__(self, model_storage: ModelStorage, resource: Resource) -> None:
        self._storage = model_storage
        self._resource = resource
        self._silent = False
        self._gazetteer = load_gazetteer()

    def train(self, training_data: TrainingData) -> Resource:
        self._silent = not own_project.is_own(training_data.intents)
        with self._storage.write_to(self._resource) as folder:
            (folder / LEARNED).write_text(json.dumps({"silent": self._silent}), "utf-8")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            text = message.get("text")
            if self._silent or not text:
                continue
            found = self._find(text, _moment_of(message))
            known = [e for e in message.get("entities", []) if not _overlaps(e, found)]
            message.set("entities", [*known, *found], add_to_output=True)
        return messages

    def _find(self, text: str, now: datetime) -> list[dict[str, Any]]:
        found = [_place(mention) for mention in self._gazetteer.find(text)]
        moment = times.parse_when(text, now)
        if moment:
            found.append(_entity("time", moment.iso, moment.start, moment.end))
        for name, find in (
            ("phone", numbers.find_phone),
            ("plate", numbers.find_plate),
            ("count", numbers.find_count),
        ):
            number = find(text)
            if number:
                found.append(_entity(name, number.value, number.start, number.end))
        return found


def _overlaps(entity: dict[str, Any], found: list[dict[str, Any]]) -> bool:
    """Whether rules read a part of an entity: what they find is resolved, a tagger's is not."""
    return any(entity["start"] < other["end"] and other["start"] < entity["end"] for other in found)


def _place(mention: places.PlaceMention) -> dict[str, Any]:
    if mention.kind in ("ward", "former_ward"):
        value: Any = {
            "ward": mention.ward,
            "code": mention.code,
            "ambiguous": list(mention.candidates),
        }
        return _entity("ward", value, mention.start, mention.end)
    return _entity(mention.kind, mention.text, mention.start, mention.end)


def _entity(name: str, value: Any, start: int, end: int) -> dict[str, Any]:
    return {"entity": name, "value": value, "start": start, "end": end, "extractor": EXTRACTOR}


def _moment_of(message: Message) -> datetime:
    """The moment of the call, from the channel; the present where a stock channel has none."""
    given = (message.get("metadata") or {}).get("now")
    if isinstance(given, str):
        try:
            return datetime.fromisoformat(given)
        except ValueError:  # a stock channel may pass anything; the clock is then as good
            return datetime.now(times.HANOI)
    return datetime.now(times.HANOI)
