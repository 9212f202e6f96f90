"""Whether a message tells of an emergency, and of what kind: learned from openings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import exp
from typing import Any

import numpy
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.utils.extmath import softmax

from bot.assistant.components import hashed_counts as hashed_counts_module
from bot.assistant.components import linear_model, own_project, synonyms
from bot.assistant.components.fingerprint import source_fingerprint
from bot.assistant.components.hashed_counts import hashed_counts
from bot.assistant.components.intents import EMERGENCY, EMERGENCY_ENTITY, PROCEDURE_INTENTS
from bot.assistant.components.linear_model import NOTHING, LinearModel
from bot.core.emergencies.triage import HARMLESS, NUMBER_OF_KIND
from bot.core.language.vietnamese import fold
from bot.knowledge import load_openings
from bot.knowledge.load import DATA

EXTRACTOR = "EmergencyFinder"
ALARM = "alarm"
KIND_SHARPNESS = 4.0  # what margins of kinds are multiplied by to be weighed as probabilities
ONE_PROCEDURE_IN = 3  # questions about procedures outnumber all else and resemble each other


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class EmergencyFinder(GraphComponent):
    """Finds emergencies that no cue names, as an entity ``emergency`` that spans the message.

    Its value is the kind, its confidence a half where the scales stand level (see ``routing``).

    One linear model tells alarm from harm done by words alone, another the kinds from each other.
    They learn from the openings in data/emergencies and from the intents' examples, with and
    without diacritics. Trained on other projects' examples the finder stays silent.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``C`` is the inverse strength of regularisation.

        Below the confidence ``doubt`` nothing is found: chosen by benchmarks.alarms.
        """
        return {"C": 1.0, "doubt": 0.27}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> EmergencyFinder:
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> EmergencyFinder:
        finder = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            finder._alarm = LinearModel.read(folder / "alarm")
            finder._kind = LinearModel.read(folder / "kind")
        return finder

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Train again when openings or the counting of words change."""
        modules = [hashed_counts_module, linear_model, synonyms]
        return source_fingerprint(modules, [DATA / "emergencies"])

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        self._strength = float(config["C"])
        self._doubt = float(config["doubt"])
        self._storage = model_storage
        self._resource = resource
        self._alarm = self._kind = NOTHING

    def train(self, training_data: TrainingData) -> Resource:
        if own_project.is_own(training_data.intents):
            told = [*openings(), *examples_of(training_data)]
            self._alarm, self._kind = learned(told, self._strength)
        with self._storage.write_to(self._resource) as folder:
            for name, model in (("alarm", self._alarm), ("kind", self._kind)):
                (folder / name).mkdir()
                model.write(folder / name)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            text = message.get("text")
            if not self._alarm.classes or not text:
                continue
            found = self._find(text)
            if found is not None:
                known = message.get("entities", [])
                message.set("entities", [*known, found], add_to_output=True)
        return messages

    def _find(self, text: str) -> dict[str, Any] | None:
        (margin,), (kind,) = judged([text], self._alarm, self._kind)
        confidence = 1 / (1 + exp(-2 * margin))
        if confidence < self._doubt:
            return None
        return {
            "entity": EMERGENCY_ENTITY,
            "value": kind,
            "start": 0,
            "end": len(text),
            "confidence_entity": round(confidence, 4),
            "extractor": EXTRACTOR,
        }


def openings() -> Iterator[tuple[str, str]]:
    """Text and kind of every opening, as written and in plain letters."""
    for opening in load_openings():
        for text in dict.fromkeys((opening.text, fold(opening.text))):
            yield text, opening.kind


def examples_of(training_data: TrainingData) -> Iterator[tuple[str, str]]:
    """Text and kind of the intents' examples; of three questions about procedures, one."""
    asked = 0
    for example in training_data.intent_examples:
        text, intent = example.get("text"), example.get("intent")
        asked += intent in PROCEDURE_INTENTS
        if text and (intent not in PROCEDURE_INTENTS or asked % ONE_PROCEDURE_IN == 0):
            alarming = intent.startswith(EMERGENCY)
            yield text, intent.removeprefix(f"{EMERGENCY}_") if alarming else HARMLESS


def learned(told: Sequence[tuple[str, str]], strength: float) -> tuple[LinearModel, LinearModel]:
    """What tells alarm from none, and the kinds of alarm apart; from texts and their kinds."""
    rows = hashed_counts([text for text, _ in told])
    kinds = numpy.array([kind for _, kind in told], dtype=object)
    alarming = kinds != HARMLESS
    answers = numpy.where(alarming, ALARM, HARMLESS).astype(object)
    return (
        LinearModel.fit(rows, answers, strength),
        LinearModel.fit(rows[alarming.nonzero()[0]], kinds[alarming], strength),
    )


def judged(
    texts: Sequence[str], alarm: LinearModel, kind: LinearModel
) -> tuple[list[float], list[str]]:
    """For each text the margin by which it alarms, and its kind if it does.

    The number to dial matters more than the kind: kinds with the same number first add up.
    """
    rows = hashed_counts(texts)
    margins = alarm.scores(rows)[:, alarm.classes.index(ALARM)]
    likely = softmax(KIND_SHARPNESS * kind.scores(rows))
    numbers = numpy.array([NUMBER_OF_KIND[name] for name in kind.classes])
    shares = numpy.stack([likely[:, numbers == number].sum(axis=1) for number in numbers], axis=1)
    best = numpy.where(shares == shares.max(axis=1, keepdims=True), likely, 0).argmax(axis=1)
    return [float(margin) for margin in margins], [kind.classes[i] for i in best]
