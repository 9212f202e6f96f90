"""Entities learned from annotated examples: a linear-chain conditional random field."""

from __future__ import annotations

import json
import tempfile
import unicodedata
from pathlib import Path
from threading import Lock
from typing import Any

import pycrfsuite
import rasa.shared.utils.io
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.assistant.components import slot_words as words_module
from bot.assistant.components.fingerprint import source_fingerprint
from bot.assistant.components.slot_words import SlotWord, slot_features, slot_words
from bot.core.language import vietnamese

WEIGHTS, LEARNED = "slots.crfsuite", "learned.json"
OUTSIDE, BEGINS, GOES_ON = "O", "B", "I"
NAMED = ("entity", "role", "group")
Label = tuple[str | None, ...]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class SlotTagger(GraphComponent, EntityExtractorMixin):
    """Marks entities, with their roles and groups, as the annotated training examples do.

    Rasa's own CRFEntityExtractor sees one word to each side, ignores word order beyond it, reads
    tokens rather than text and trains again whenever it is loaded. Here the weights are stored.
    Without any annotation in the training data it stays silent.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``L1_c`` and ``L2_c`` are the strengths of regularisation."""
        return {"L1_c": 0.05, "L2_c": 0.01, "max_iterations": 80}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SlotTagger:
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SlotTagger:
        tagger = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            learned = json.loads((folder / LEARNED).read_text("utf-8"))
            if learned["labels"]:
                labels = [tuple(label) for label in learned["labels"]]
                tagger._use((folder / WEIGHTS).read_bytes(), labels, learned["edges"])
        return tagger

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Train again when words or features change."""
        return source_fingerprint([words_module, vietnamese])

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        self._config = config
        self._storage = model_storage
        self._resource = resource
        self._labels: list[Label] = []
        self._edges = ""
        self._weights = b""
        self._tagger: Any = None
        self._lock = Lock()  # CRFsuite keeps the sentence at hand in the tagger

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from every example with text; those whose marks cut words are told and left out."""
        examples = [e for e in training_data.nlu_examples if e.get("text")]
        labels = sorted({_label(e) for x in examples for e in x.get("entities", [])}, key=str)
        edges = "".join(sorted({edge for example in examples for edge in _edges(example)}))
        weights = self._learn(examples, labels) if labels else b""
        with self._storage.write_to(self._resource) as folder:
            learned = json.dumps({"labels": labels, "edges": edges}, ensure_ascii=False)
            (folder / LEARNED).write_text(learned, "utf-8")
            (folder / WEIGHTS).write_bytes(weights)
        if labels:
            self._use(weights, labels, edges)
        return self._resource

    def _learn(self, examples: list[Message], labels: list[Label]) -> bytes:
        trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
        trainer.set_params(
            {
                "c1": float(self._config["L1_c"]),
                "c2": float(self._config["L2_c"]),
                "max_iterations": int(self._config["max_iterations"]),
                "feature.possible_transitions": True,
            }
        )
        for example in examples:
            words = slot_words(example.get("text"))
            tags = _tags(words, example.get("entities", []), labels)
            if tags is None:
                rasa.shared.utils.io.raise_warning(
                    f"An entity begins or ends inside a word, so the example is not learned from: "
                    f"'{example.get('text')}'"
                )
            elif words:
                trainer.append(slot_features(words), tags)
        with tempfile.TemporaryDirectory(prefix="callbot-slots-") as folder:
            weights = Path(folder) / WEIGHTS
            trainer.train(str(weights))
            return weights.read_bytes()

    def _use(self, weights: bytes, labels: list[Label], edges: str) -> None:
        self._weights = weights  # CRFsuite reads them in place
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(weights)
        self._labels = labels
        self._edges = edges

    def process(self, messages: list[Message]) -> list[Message]:
        """Append what is found to each message's entities."""
        for message in messages:
            text = message.get("text")
            if self._tagger is not None and text:
                found = self.add_extractor_name(self._find(text))
                message.set("entities", [*message.get("entities", []), *found], add_to_output=True)
        return messages

    def _find(self, text: str) -> list[dict[str, Any]]:
        words = slot_words(text)
        if not words:
            return []
        with self._lock:
            tags = self._tagger.tag(slot_features(words))
            sure = [self._tagger.marginal(tag, position) for position, tag in enumerate(tags)]
        found: list[dict[str, Any]] = []
        last = OUTSIDE
        for word, tag, certainty in zip(words, tags, sure, strict=True):
            if tag != OUTSIDE:
                kind, number = tag.split("-")
                # A tag that goes on where nothing began begins all the same.
                if kind == BEGINS or last == OUTSIDE or last.split("-")[1] != number:
                    found.append(_entity(self._labels[int(number)], word.start, certainty))
                found[-1]["end"] = word.end
                found[-1]["confidence_entity"] = min(found[-1]["confidence_entity"], certainty)
            last = tag
        return [entity for entity in (self._trimmed(entity, text) for entity in found) if entity]

    def _trimmed(self, entity: dict[str, Any], text: str) -> dict[str, Any] | None:
        """Without a full stop or the like at its ends, where no annotation ends with one."""
        start, end = entity["start"], entity["end"]
        while start < end and self._is_stray(text[start]):
            start += 1
        while start < end and self._is_stray(text[end - 1]):
            end -= 1
        return (
            {**entity, "start": start, "end": end, "value": text[start:end]}
            if start < end
            else None
        )

    def _is_stray(self, char: str) -> bool:
        return not (char.isalnum() or unicodedata.combining(char) or char in self._edges)


def _edges(example: Message) -> set[str]:
    """The characters with which annotations begin and end."""
    text = example.get("text")
    spans = [(entity["start"], entity["end"]) for entity in example.get("entities", [])]
    return {char for start, end in spans for char in (text[start:end][:1], text[start:end][-1:])}


def _label(entity: dict[str, Any]) -> Label:
    return tuple(entity.get(name) for name in NAMED)


def _entity(label: Label, start: int, certainty: float) -> dict[str, Any]:
    named = {name: part for name, part in zip(NAMED, label, strict=True) if part}
    return {**named, "start": start, "confidence_entity": certainty}


def _tags(
    words: list[SlotWord], entities: list[dict[str, Any]], labels: list[Label]
) -> list[str] | None:
    """A tag a word; None where an entity's bounds are not those of words."""
    tags = [OUTSIDE] * len(words)
    for entity in entities:
        inside = [
            position
            for position, word in enumerate(words)
            if word.start >= entity["start"] and word.end <= entity["end"]
        ]
        if (
            not inside
            or words[inside[0]].start != entity["start"]
            or words[inside[-1]].end != entity["end"]
        ):
            return None
        number = labels.index(_label(entity))
        for position in inside:
            tags[position] = f"{BEGINS if position == inside[0] else GOES_ON}-{number}"
    return tags
