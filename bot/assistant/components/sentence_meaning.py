"""A dense feature a message: where it lies among all messages by what it means."""

from __future__ import annotations

import json
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.assistant.components.fingerprint import ENCODER, source_fingerprint
from bot.assistant.encoder.meanings import NO_MEANINGS, Embed, Meanings
from bot.assistant.encoder.sentence_encoder import embed_kept
from bot.knowledge import load_rewording, rewording

SENTENCE, TEXT = "sentence", "text"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SentenceMeaning(GraphComponent):
    """Vectors of a multilingual sentence encoder, around the centre of the training examples.

    They tell that "khói bốc mù mịt" is near a fire though no example says so; counts of words,
    which know the trade's own terms better, stand beside them.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceMeaning:
        return cls(model_storage, resource, execution_context.node_name)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SentenceMeaning:
        component = cls(model_storage, resource, execution_context.node_name)
        with model_storage.read_from(resource) as folder:
            component._meanings = Meanings.read(folder)
        return component

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Train again when the encoder or its use changes."""
        return source_fingerprint([*ENCODER, rewording]) + json.dumps(load_rewording().rules)

    def __init__(self, model_storage: ModelStorage, resource: Resource, name: str) -> None:
        self._storage = model_storage
        self._resource = resource
        self._name = name
        self._meanings = NO_MEANINGS

    def train(self, training_data: TrainingData) -> Resource:
        """Find the centre of all examples."""
        texts = [text for example in training_data.training_examples if (text := example.get(TEXT))]
        if texts:
            self._meanings = Meanings.of([load_rewording().reworded(text) for text in texts])
        with self._storage.write_to(self._resource) as folder:
            self._meanings.write(folder)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        self._add(training_data.training_examples, embed_kept)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add a vector to every message with text."""
        self._add(messages, None)
        return messages

    def _add(self, messages: list[Message], embed: Embed | None) -> None:
        worded = [message for message in messages if message.get(TEXT)]
        if not worded:
            return
        texts = [load_rewording().reworded(message.get(TEXT)) for message in worded]
        vectors = self._meanings.vectors(texts, embed)
        for message, vector in zip(worded, vectors, strict=True):
            message.add_features(Features(vector[None], SENTENCE, TEXT, self._name))
