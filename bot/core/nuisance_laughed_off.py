"""Danger that its caller makes a joke of: "cháy rồi anh ơi", and then "cháy túi ạ, ha ha".

Who is forced to take a cry back says "em đùa thôi ạ" and no more. Nobody is made to laugh and to
tell what the joke is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.language.cues import words_of
from bot.core.language.vietnamese import fold, word_set
from bot.core.nuisance_turns import SaidTurn, has_words_of_danger, is_plainly_none

_PLAIN_FROM = 0.95
_ALARMING_FROM = 0.1
_JOKE = "treu_dua"
_LAUGHTER = re.compile(
    r"(?<!\w)(?:(?:h[aáàeéèêếềiíìoôốồớờ]){2,}|(k?h[aáàeéèêếềiíìôốồớờ])(?:[\s,]+\1)+|k{3,})(?!\w)"
    r"|=\)+|:\)\)+",
    re.IGNORECASE,
)
# Words that two messages share whatever they are about.
_OF_ANY_MESSAGE = {
    fold(word)
    for word in word_set(
        "em anh chị cô chú bác cháu con tôi tui mình tao mày bạn ông bà ơi ạ dạ vâng à ừ ờ nhé nha"
        " đi là thì mà có không cho của được này kia đó đấy thế gì với và cái bên để nào lắm quá"
        " rồi cũng nữa alo lô người nhà nó một hai ở trong ngoài công an một ba bốn đang bị vừa"
    )
}


def laughs_off(turn: SaidTurn, before: Sequence[SaidTurn]) -> bool:
    """Whether a message is plainly a joke, laughs, and plays on a word of what was said before."""
    guess = turn.guess
    if guess is None or guess.kind != _JOKE or guess.likelihood < _PLAIN_FROM:
        return False
    if guess.alarm >= _ALARMING_FROM or has_words_of_danger(turn.text):
        return False
    if not _LAUGHTER.search(turn.text):
        return False
    words = _telling_words(turn.text)
    return any(words & _telling_words(said.text) for said in before)


def texts_in_earnest(said: Sequence[SaidTurn]) -> list[str]:
    """The messages whose words of danger are taken for danger."""
    texts: list[str] = []
    for number, turn in enumerate(said):
        if laughs_off(turn, said[:number]):
            texts = []
        elif not is_plainly_none(turn.guess):
            texts.append(turn.text)
    return texts


def _telling_words(text: str) -> set[str]:
    words = {fold(word) for word in words_of(text).replace("|", " ").split()}
    return words - _OF_ANY_MESSAGE
