"""Counts of the words and letter groups of whole messages."""

from __future__ import annotations

import hashlib
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.featurizers.sparse_featurizer.count_vectors_featurizer import CountVectorsFeaturizer
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message

from bot.assistant.components.fingerprint import source_fingerprint
from bot.core.language import sounds

SENTENCE, TEXT = "sentence", "text"


class Counts(Features):
    """A row of counts, hashed as it lies in memory: Rasa would first write every number out."""

    def fingerprint(self) -> str:
        digest = hashlib.md5(f"{self.origin} {self.features.shape}".encode())
        digest.update(self.features.indices.tobytes())
        digest.update(self.features.data.tobytes())
        return digest.hexdigest()


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class MessageCounts(CountVectorsFeaturizer):
    """Rasa's counts of a message's text, without those of each of its words.

    No component here asks for counts word by word; making, hashing and keeping them took most of
    the time of training, and some of that of every message. With ``sounds`` words are counted by
    their sound, so that what was misheard or misspelled still meets what was meant.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {**CountVectorsFeaturizer.get_default_config(), "sounds": False}

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Train again when sounds are told apart otherwise."""
        return source_fingerprint([sounds])

    def _get_message_tokens_by_attribute(self, message: Message, attribute: str) -> list[str]:
        words: list[str] = super()._get_message_tokens_by_attribute(message, attribute)
        return [sounds.sound(word) for word in words] if self._config["sounds"] else words

    @staticmethod
    def _attributes_for(analyzer: str) -> list[str]:
        return [TEXT]

    def process(self, messages: list[Message]) -> list[Message]:
        """Add a row of counts to every message that has words."""
        if self._get_attribute_vocabulary(TEXT) is None:
            return messages
        worded = []
        for message in messages:
            words = self._get_processed_message_tokens_by_attribute(message, TEXT)
            if words:
                worded.append((message, " ".join(words)))
        if worded:
            rows = self.vectorizers[TEXT].transform([text for _, text in worded])
            rows.sort_indices()
            for number, (message, _) in enumerate(worded):
                message.add_features(Counts(rows[number], SENTENCE, TEXT, self._identifier))
        return messages
