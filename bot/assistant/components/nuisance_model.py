"""The nuisance finder's model: lines of data/nuisance in, a guess for any text out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from scipy.special import softmax

from bot.assistant.components.halves import in_halves
from bot.assistant.components.linear_model import LinearModel
from bot.assistant.components.ngrams import Ngrams
from bot.assistant.encoder.meanings import Embed, Meanings, beside
from bot.assistant.encoder.sentence_encoder import embed_kept
from bot.assistant.nuisance_lines import GENUINE, NO_NUISANCE, SomeLine
from bot.core.language.vietnamese import word_set
from bot.core.nuisance_kinds import NuisanceGuess

GROUPS = "groups.json"
# How sharply margins tell kinds apart, by grouped cross validation (benchmarks/nuisance.py):
# among the sharpnesses from 1 to 12 the one under which lines left out were foretold likeliest.
SHARPNESS = 3.0
MOST_WORDS = 3
# Words that everybody says tell a reviewer nothing.
EMPTY = word_set(
    "em anh chị cô chú bác cháu con tôi mình tao mày bạn ông bà ơi ạ dạ vâng à ừ ờ nhé nha đi là "
    "thì mà có không cho của được này kia đó đấy thế gì với và cái bên để nào lắm quá rồi cũng "
    "nữa alo"
)
# From this likelihood on, the words that spoke for a kind are told.
TOLD_FROM = 0.5


class NuisanceModel:
    """What was learned: groups of words and letters, and a linear model over them."""

    def __init__(self, groups: Ngrams, meanings: Meanings, model: LinearModel) -> None:
        self._groups = groups
        self._meanings = meanings
        self._model = model

    @classmethod
    def fit(cls, lines: Sequence[SomeLine], strength: float) -> NuisanceModel:
        """Learn from lines and their classes."""
        texts = [line.text for line in lines]
        groups, meanings = Ngrams.of(texts), Meanings.of(texts)
        rows = beside(in_halves(groups.rows, texts), meanings.vectors(texts, embed_kept))
        model = LinearModel.fit(rows, [line.about for line in lines], strength)
        return cls(groups, meanings, model.times(SHARPNESS))

    def guess(self, text: str, embed: Embed | None = None) -> NuisanceGuess:
        """The likeliest kind, how likely any kind is, and the words that spoke most for it."""
        row = beside(self._groups.rows([text]), self._meanings.vectors([text], embed))
        chances = softmax(self._model.scores(row), axis=1)[0]
        by_class = dict(zip(self._model.classes, chances, strict=True))
        genuine = sum(by_class.pop(name, 0.0) for name in NO_NUISANCE)
        kind = max(by_class, key=lambda name: by_class[name])
        likelihood = float(min(1.0, max(0.0, 1.0 - genuine)))
        words = self._telling(text, kind) if likelihood >= TOLD_FROM else ()
        return NuisanceGuess(kind, likelihood, words)

    def _telling(self, text: str, kind: str) -> tuple[str, ...]:
        """Words that set the kind apart from genuine calls most; none twice."""
        names = list(self._model.classes)
        ahead = self._model.weights[:, names.index(kind)]
        ahead = ahead - self._model.weights[:, names.index(GENUINE)]
        found = self._groups.written(text)
        chosen: list[str] = []
        for words in sorted(found, key=lambda words: -ahead[found[words]]):
            if ahead[found[words]] <= 0 or len(chosen) == MOST_WORDS:
                break
            told = any(f" {words} " in f" {other} " for other in chosen)
            if not told and "|" not in words and not set(words.split()) <= EMPTY:
                chosen.append(words)
        return tuple(chosen)

    def write(self, folder: Path) -> None:
        """Store into a folder that exists."""
        (folder / GROUPS).write_text(json.dumps(list(self._groups.columns)), "utf-8")
        self._meanings.write(folder)
        self._model.write(folder)

    @classmethod
    def read(cls, folder: Path) -> NuisanceModel | None:
        """What was stored there; None where nothing was learned."""
        model = LinearModel.read(folder)
        if not model.classes:
            return None
        groups = json.loads((folder / GROUPS).read_text("utf-8"))
        known = Ngrams({group: column for column, group in enumerate(groups)})
        return cls(known, Meanings.read(folder), model)
