"""Counts of the words and letter groups of whole messages."""

from __future__ import annotations

import hashlib

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.featurizers.sparse_featurizer.count_vectors_featurizer import CountVectorsFeaturizer
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message

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
    the time of training, and some of that of every message.
    """

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
