"""Whether a message tells of an emergency, and of what kind: learned from openings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.assistant import digressions
from bot.assistant.components import (
    emergency_model,
    features,
    hashed_counts,
    linear_model,
    own_project,
    synonyms,
)
from bot.assistant.components.emergency_model import (
    EmergencyModel,
    Judgement,
    idle_lines,
    openings,
)
from bot.assistant.components.fingerprint import ENCODER, source_fingerprint
from bot.assistant.components.intents import (
    EMERGENCY,
    EMERGENCY_ENTITY,
    GENERAL_QUESTION,
    HARMLESS_INTENTS,
    PROCEDURE_INTENTS,
)
from bot.assistant.components.readable import worded
from bot.assistant.digressions import with_digressions
from bot.core.emergencies import kinds
from bot.core.emergencies.kinds import KINDS
from bot.core.emergencies.triage import dismissed
from bot.core.emergencies.weighing import DOUBT, DOUBT_ELSEWHERE
from bot.knowledge.load import DATA

EXTRACTOR = "EmergencyFinder"
ALARM = "alarm"  # how sure the finder is, also where that is too little to name an emergency
SUICIDE = "suicide"
ELSEWHERE = PROCEDURE_INTENTS | HARMLESS_INTENTS | {"out_of_scope"}
RATHER_SURE = 0.5
ONE_PROCEDURE_IN = 3  # questions about procedures outnumber all else and resemble each other


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class EmergencyFinder(GraphComponent):
    """Finds emergencies that no cue names, as an entity ``emergency`` that spans the message.

    Its value is the kind; there is a second one where another number may be needed. Its confidence
    is a half where the scales stand level (see bot.core.emergencies.weighing). It is set as
    ``alarm``, too, whatever it is.

    It learns from the openings in data/emergencies and from the intents' examples, with and
    without diacritics, from nuisance callers what is none, and from some of all these in the
    middle of something else. Trained on other projects' examples the finder stays silent.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``C`` is the inverse strength of regularisation."""
        return {"C": 1.0}

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
            finder._model = EmergencyModel.read(folder)
        return finder

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Train again when openings or the counting of words change."""
        modules = [
            digressions,
            emergency_model,
            features,
            hashed_counts,
            kinds,
            linear_model,
            synonyms,
        ]
        return source_fingerprint([*modules, *ENCODER], [DATA / "emergencies", DATA / "nuisance"])

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        self._strength = float(config["C"])
        self._storage = model_storage
        self._resource = resource
        self._model = EmergencyModel()

    def train(self, training_data: TrainingData) -> Resource:
        if own_project.is_own(training_data.intents):
            told = [*openings(), *examples_of(training_data)]
            told += idle_lines({text for text, about in told if about in KINDS})
            told += with_digressions(told)
            self._model = EmergencyModel.fit(told, self._strength)
        with self._storage.write_to(self._resource) as folder:
            self._model.write(folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            text = message.get("text")
            if self._model.silent or not text:
                continue
            if not worded(text):  # nothing that could have been learned
                continue
            (judged,) = self._model.judge([text])
            message.set(ALARM, judged.confidence)
            known = message.get("entities", [])
            found = _entities(text, judged, DOUBT_ELSEWHERE if _is_elsewhere(message) else DOUBT)
            message.set("entities", [*known, *found], add_to_output=True)
        return messages


def _entities(text: str, judged: Judgement, doubt: float) -> list[dict[str, Any]]:
    # "Cháy hàng rồi": where cues found the words harmless, a mere doubt is none. Who speaks of
    # dying is asked all the same.
    if dismissed(text) and SUICIDE not in judged.kinds:
        doubt = max(doubt, DOUBT_ELSEWHERE)
    if judged.confidence < doubt:
        return []
    return [
        {
            "entity": EMERGENCY_ENTITY,
            "value": kind,
            "start": 0,
            "end": len(text),
            "confidence_entity": round(judged.confidence, 4),
            "extractor": EXTRACTOR,
        }
        for kind in judged.kinds
    ]


def _is_elsewhere(message: Message) -> bool:
    """Whether the intents are rather sure that a message is about something else."""
    ranking = message.get("intent_ranking") or []
    return any(e["name"] in ELSEWHERE and e["confidence"] >= RATHER_SURE for e in ranking)


def examples_of(training_data: TrainingData) -> Iterator[tuple[str, str]]:
    """Text of the intents' examples and what they are: a kind of emergency, or the intent, all
    questions about procedures as one; of three of these, one."""
    asked = 0
    for example in training_data.intent_examples:
        text, intent = example.get("text"), example.get("intent")
        asking = intent in PROCEDURE_INTENTS
        asked += asking
        if text and asking and asked % ONE_PROCEDURE_IN == 0:
            yield text, GENERAL_QUESTION
        elif text and not asking:
            yield text, intent.removeprefix(f"{EMERGENCY}_")
