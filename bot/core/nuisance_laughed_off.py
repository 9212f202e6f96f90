"""Danger that its caller makes a joke of: "cháy rồi anh ơi", and then "cháy túi ạ, ha ha".

Who is forced to take a cry back says "em đùa thôi ạ" and no more. Nobody is made to laugh and to
tell what the joke is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.language.cues import words_of
from bot.core.language.vietnamese import fold, is_unaccented, word_set
from bot.core.nuisance_turns import ALARMING_FROM, SaidTurn, has_words_of_danger, is_plainly_none

_PLAIN_FROM = 0.95
_JOKE = "treu_dua"
_LAUGHTER = re.compile(
    r"(?<!\w)(?:(?:h[aáàeéèêếềiíìoôốồớờ]){2,}|(k?h[aáàeéèêếềiíìôốồớờ])(?:[\s,]+\1)+|k{3,})(?!\w)"
    r"|=\)+|:\)\)+",
    re.IGNORECASE,
)
# Words that two messages share whatever they are about.
_OF_ANY_MESSAGE = word_set(
    "em anh chị cô chú bác cháu con tôi tui mình tao mày bạn ông bà ơi ạ dạ vâng à ừ ờ nhé nha"
    " đi là thì mà có không cho của được này kia đó đấy thế gì với và cái bên để nào lắm quá"
    " rồi cũng nữa alo lô người nhà nó một hai ở trong ngoài công an ba bốn đang bị vừa"
)


def laughs_off(turn: SaidTurn, before: Sequence[SaidTurn]) -> bool:
    """Whether a message is plainly a joke, laughs, and plays on a word of what was said before."""
    guess = turn.guess
    if guess is None or guess.kind != _JOKE or guess.likelihood < _PLAIN_FROM:
        return False
    if guess.alarm >= ALARMING_FROM or has_words_of_danger(turn.text):
        return False
    if not _LAUGHTER.search(turn.text):
        return False
    return any(_share_a_word(turn.text, said.text) for said in before)


def texts_in_earnest(said: Sequence[SaidTurn]) -> list[str]:
    """The messages whose words of danger are taken for danger."""
    texts: list[str] = []
    for number, turn in enumerate(said):
        if laughs_off(turn, said[:number]):
            texts = []
        elif not is_plainly_none(turn.guess):
            texts.append(turn.text)
    return texts


def _share_a_word(one: str, other: str) -> bool:
    """Without diacritics only where one of the two is written so: "bắn" is no "bạn"."""
    plain = is_unaccented(one) or is_unaccented(other)
    return bool(_telling_words(one, plain) & _telling_words(other, plain))


def _telling_words(text: str, plain: bool) -> set[str]:
    words = set(words_of(text).replace("|", " ").split()) - _OF_ANY_MESSAGE
    return {fold(word) for word in words} - set(map(fold, _OF_ANY_MESSAGE)) if plain else words
