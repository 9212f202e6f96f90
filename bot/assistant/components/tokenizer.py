"""Vietnamese written as syllables: one token a syllable, with its folded form as lemma."""

from __future__ import annotations

import json
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message

from bot.assistant.components import synonyms
from bot.assistant.components.fingerprint import source_fingerprint
from bot.assistant.components.synonyms import canonical
from bot.core.language import vietnamese
from bot.knowledge import load_rewording, rewording


class Syllable(Token):
    """A token whose fingerprint is made at once: hashing each of its fields took a minute."""

    def fingerprint(self) -> str:
        return f"{self.start}-{self.end} {self.text} {self.lemma} {self.data or ''}"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class SyllableTokenizer(Tokenizer):
    """Splits text into syllables and numbers.

    ``Token.lemma`` has no diacritics, and one word stands for those that mean the same. What
    ``load_rewording`` knows becomes what stands for it, so that no example need hold it.

    A text without any word (only emoji, say) becomes one token, because the featurizers need one.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
            "prefix_separator_symbol": None,
        }

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Retrain when the way text is split or folded changes."""
        reworded = json.dumps(load_rewording().rules)
        return source_fingerprint([vietnamese, synonyms, rewording]) + reworded

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        text = message.get(attribute)
        found, end = [], 0
        for other in load_rewording().found(text):
            found += _syllables(text[end : other.start], end)
            found += _standing_for(other)
            end = other.end
        found += _syllables(text[end:], end)
        return found or [Syllable(text, 0)]


def _syllables(text: str, offset: int) -> list[Token]:
    return [
        Syllable(t.text, offset + t.start, offset + t.end, lemma=canonical(t.folded))
        for t in vietnamese.tokens(text)
    ]


def _standing_for(other: rewording.Reworded) -> list[Token]:
    """Vietnamese syllables, each where the other words stand."""
    return [
        Syllable(t.text, other.start, other.end, lemma=canonical(t.folded))
        for t in vietnamese.tokens(other.meaning)
    ]
