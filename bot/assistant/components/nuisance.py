"""Whether a message sounds like a nuisance call and of which kind: learned from data/nuisance."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.assistant import nuisance_lines as nuisance_lines_module
from bot.assistant.components import linear_model, ngrams, nuisance_model, own_project
from bot.assistant.components.emergencies import ALARM
from bot.assistant.components.fingerprint import ENCODER, source_fingerprint
from bot.assistant.components.linear_model import NOTHING
from bot.assistant.components.nuisance_model import NuisanceModel
from bot.assistant.nuisance_lines import all_lines
from bot.knowledge.load import DATA

LEARNED_FROM = ("nuisance", "emergencies", "nlu", "questions")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class NuisanceFinder(GraphComponent):
    """Sets ``nuisance`` of a message to a guess; evidence, never a verdict. The finder of
    emergencies, which comes before it, tells how alarming the message is.

    Learns from the lines of data/nuisance against all that callers say otherwise. Trained on
    other projects' examples it stays silent.
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
    ) -> NuisanceFinder:
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> NuisanceFinder:
        finder = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            finder._model = NuisanceModel.read(folder)
        return finder

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Train again when the lines, or how they are read, change."""
        modules = [ngrams, linear_model, nuisance_model, nuisance_lines_module]
        return source_fingerprint([*modules, *ENCODER], [DATA / name for name in LEARNED_FROM])

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        self._strength = float(config["C"])
        self._storage = model_storage
        self._resource = resource
        self._model: NuisanceModel | None = None

    def train(self, training_data: TrainingData) -> Resource:
        lines = all_lines() if own_project.is_own(training_data.intents) else []
        if lines:
            self._model = NuisanceModel.fit(lines, self._strength)
        with self._storage.write_to(self._resource) as folder:
            if self._model is not None:
                self._model.write(folder)
            else:
                NOTHING.write(folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            text = message.get("text")
            if self._model is not None and text:
                guess = replace(self._model.guess(text), alarm=message.get(ALARM, 1.0))
                message.set("nuisance", guess.as_dict(), add_to_output=True)
        return messages
