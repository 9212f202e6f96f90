"""Which aspect of a procedure a message asks about: learned from all questions alike."""

from __future__ import annotations

from typing import Any

import numpy
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.assistant.components import features as features_module
from bot.assistant.components import linear_model, own_project
from bot.assistant.components.features import message_rows
from bot.assistant.components.fingerprint import source_fingerprint
from bot.assistant.components.intents import PROCEDURE_INTENTS, aspect_of
from bot.assistant.components.linear_model import NOTHING, LinearModel

ASPECT_SCORES = "aspect_scores"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class AspectFinder(GraphComponent):
    """Sets ``aspect_scores`` on every message: by aspect, how far it lies on the aspect's side.

    It learns from questions about procedures and from nothing else, so that "ra đâu" is weighed
    against "cầm gì theo" and not against a fire. Whether a message is such a question at all is
    the arbiter's to say. Trained on other projects' examples it stays silent.
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
    ) -> AspectFinder:
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> AspectFinder:
        finder = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            finder._model = LinearModel.read(folder)
        return finder

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Train again when rows are scaled otherwise."""
        return source_fingerprint([features_module, linear_model, own_project])

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        self._strength = float(config["C"])
        self._storage = model_storage
        self._resource = resource
        self._model = NOTHING

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from every example of an intent that asks about a procedure."""
        own = own_project.is_own(training_data.intents)
        asking = [
            example
            for example in (training_data.intent_examples if own else ())
            if example.get("intent") in PROCEDURE_INTENTS and example.get("text")
        ]
        if asking:
            aspects = numpy.array([aspect_of(example.get("intent")) for example in asking])
            self._model = LinearModel.fit(message_rows(asking), aspects, self._strength)
        with self._storage.write_to(self._resource) as folder:
            self._model.write(folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        if not self._model.classes or not messages:
            return messages
        rows = self._model.scores(message_rows(messages))
        for message, scores in zip(messages, rows.tolist(), strict=True):
            message.set(ASPECT_SCORES, dict(zip(self._model.classes, scores, strict=True)))
        return messages
