"""Counts of the words and letter groups of whole messages."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.sparse_featurizer.sparse_featurizer import SparseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.feature_extraction.text import CountVectorizer

from bot.assistant.components.features import single_rows
from bot.assistant.components.fingerprint import source_fingerprint
from bot.core.language import sounds

SENTENCE, TEXT, TOKENS = "sentence", "text", "text_tokens"
VOCABULARIES = "vocabularies.json"
_DIGITS = re.compile(r"\b[0-9]+\b")
_ANY_NUMBER = "__number__"

COUNTED = ("words", "letters")
# How a token is written before it is counted; all numbers count as one word.
WRITING: dict[str, Callable[[Token], str]] = {
    "written": lambda token: token.text,
    "folded": lambda token: token.lemma,
    "sounded": lambda token: sounds.sound(token.lemma),
}


class Counts(Features):
    """A row of counts, hashed as it lies in memory: Rasa would first write every number out."""

    def fingerprint(self) -> str:
        digest = hashlib.md5(f"{self.origin} {self.features.shape}".encode())
        digest.update(self.features.indices.tobytes())
        digest.update(self.features.data.tobytes())
        return digest.hexdigest()


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class MessageCounts(SparseFeaturizer, GraphComponent):
    """Adds a row of counts to a message for each way of counting in ``counts``.

    Rasa's own featurizer counts one way and every word by itself besides, which nobody here asks
    for; one component a way of counting had Rasa copy and hash all examples once more for each.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Each of ``counts`` says what is counted (``of``: words, or letters within words), how
        it is written first (``as``: see WRITING), and how long groups of them are at least
        (``from``) and at most (``to``)."""
        counts = [{"of": "words", "as": "written", "from": 1, "to": 1}]
        return {**SparseFeaturizer.get_default_config(), "counts": counts}

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Raises InvalidConfigException for a way of counting that there is not."""
        for counting in config["counts"]:
            known = counting.get("of") in COUNTED and counting.get("as") in WRITING
            if not known or not 1 <= counting.get("from", 0) <= counting.get("to", 0):
                raise InvalidConfigException(
                    f"MessageCounts cannot count {counting}: it needs `of` ({', '.join(COUNTED)}), "
                    f"`as` ({', '.join(WRITING)}), `from` and `to` (1 or more)."
                )

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MessageCounts:
        return cls(config, model_storage, resource, execution_context.node_name)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> MessageCounts:
        component = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            component._know(json.loads((folder / VOCABULARIES).read_text("utf-8")))
        return component

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Train again when sounds are told apart otherwise."""
        return source_fingerprint([sounds])

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, name: str
    ) -> None:
        super().__init__(name, config)
        self._counts: list[Mapping[str, Any]] = config["counts"]
        self._storage = model_storage
        self._resource = resource
        self._vectorizers: list[CountVectorizer] = []

    def train(self, training_data: TrainingData) -> Resource:
        """Learn all groups that occur in the examples."""
        messages = [m for m in training_data.training_examples if m.get(TOKENS)]
        vocabularies: list[dict[str, int]] = []
        for counting in self._counts if messages else ():
            vectorizer = _vectorizer(counting).fit(_lines(messages, counting["as"]))
            known = vectorizer.vocabulary_.items()
            vocabularies.append({group: int(column) for group, column in known})
        self._know(vocabularies)
        with self._storage.write_to(self._resource) as folder:
            written = json.dumps(vocabularies, ensure_ascii=False)
            (folder / VOCABULARIES).write_text(written, "utf-8")
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the rows to every message that has words."""
        worded = [message for message in messages if message.get(TOKENS)]
        if not worded:
            return messages
        for number, vectorizer in enumerate(self._vectorizers):
            rows = vectorizer.transform(_lines(worded, self._counts[number]["as"]))
            rows.sort_indices()
            for message, row in zip(worded, single_rows(rows), strict=True):
                message.add_features(Counts(row, SENTENCE, TEXT, f"{self._identifier}.{number}"))
        return messages

    def _know(self, vocabularies: Sequence[dict[str, int]]) -> None:
        self._vectorizers = [
            _vectorizer(counting, vocabulary)
            for counting, vocabulary in zip(self._counts, vocabularies, strict=False)
        ]


def _vectorizer(
    counting: Mapping[str, Any], vocabulary: Mapping[str, int] | None = None
) -> CountVectorizer:
    how: dict[str, Any] = {"analyzer": "char_wb"}
    if counting["of"] == "words":
        how = {"analyzer": "word", "tokenizer": str.split, "token_pattern": None}
    sizes = (counting["from"], counting["to"])
    return CountVectorizer(ngram_range=sizes, lowercase=False, vocabulary=vocabulary, **how)


def _lines(messages: Sequence[Message], writing: str) -> Iterator[str]:
    for message in messages:
        words = (WRITING[writing](token) for token in message.get(TOKENS))
        yield " ".join(_DIGITS.sub(_ANY_NUMBER, word).lower() for word in words)
