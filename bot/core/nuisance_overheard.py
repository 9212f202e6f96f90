"""What a telephone picks up that nobody says to the hotline: a market, a television, a pocket."""

from __future__ import annotations

from bot.core.language.cues import words_of
from bot.core.language.vietnamese import word_set
from bot.core.nuisance_kinds import NOISE
from bot.core.nuisance_turns import DOUBTED_FROM, QUIET_BELOW, SaidTurn

# Enough for a flag, where nobody spoke to the hotline in two messages.
MOST_WHEN_OVERHEARD = 0.75
_PLAIN_FROM = 0.8
_FEWEST_WORDS = 2
# Somebody breathes, sobs or answers in a breath: that may be all that they can do.
_BREATHS = word_set(
    "ờ ừ à ừm ưm ờm hừm hưm hử hả hở hừ hà hức hic híc hu huhu phù thở khò ơ ô a á ạ ư ứ vâng dạ"
    " alo ủ ú ối ui hí suỵt hộc hổn hển thút thít"
)


def is_mere_sound(turn: SaidTurn) -> bool:
    """Whether a message is rather a sound than words to the hotline: a breath, or a market."""
    guess = turn.guess
    return guess is not None and guess.kind == NOISE and guess.likelihood >= DOUBTED_FROM


def is_overheard(turn: SaidTurn) -> bool:
    """Whether a message is noise of things, or talk to somebody else: words or sounds that are no
    breath, taken surely for noise and by no means for an alarm."""
    guess = turn.guess
    if guess is None or guess.kind != NOISE or (turn.intent or "").startswith("report_"):
        return False
    if guess.likelihood < _PLAIN_FROM or guess.alarm >= QUIET_BELOW:
        return False
    words = words_of(turn.text).replace("|", " ").split()
    return sum(word not in _BREATHS for word in words) >= _FEWEST_WORDS
