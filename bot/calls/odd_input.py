"""Messages as they come, made fit for the dialogue, with the way back to the caller's offsets."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bot.core.call import Entity, Hotline
from bot.core.emergencies.triage import triage

LONGEST = 1_500  # characters that the dialogue is given; nobody says more in one turn
_PIECE = 500
# Signs that cry for help beside words, and those that do where nothing else is written: "giọng em
# 🔥" is no fire.
_CRIES = {"🆘": "SOS"}
_CRIES_ALONE = {
    **_CRIES,
    "🔥": "cháy",
    "🚒": "cứu hỏa",
    "🚑": "cấp cứu",
    "🚓": "cứu với",
    "🚔": "cứu với",
    "👮": "cứu với",
    "🔪": "có dao",
    "🔫": "có súng",
}


@dataclass(frozen=True)
class Piece:
    """A run of the message that is passed on; offsets into what is sent and what was written."""

    sent: int
    written: int
    length: int


@dataclass(frozen=True)
class Message:
    """What the dialogue gets: ``text`` without control characters and surrounding space."""

    text: str
    pieces: tuple[Piece, ...]
    cut: bool = False

    @property
    def blank(self) -> bool:
        """No letter and no digit: spaces, emoji or punctuation only."""
        return not any(sign.isalnum() for sign in self.text)

    @property
    def foreign(self) -> bool:
        """Letters, but most of them of other scripts than the Latin one of Vietnamese."""
        letters = [sign for sign in self.text if sign.isalpha()]
        latin = sum("LATIN" in unicodedata.name(sign, "") for sign in letters)
        return bool(letters) and latin * 2 < len(letters)

    def restore(self, entity: Entity) -> Entity:
        """The entity with its offsets into the message as it was written."""
        for piece in self.pieces:
            if piece.sent <= entity.start < piece.sent + piece.length:
                shift = piece.written - piece.sent
                return replace(entity, start=entity.start + shift, end=entity.end + shift)
        return entity


def read_message(raw: str, hotline: Hotline) -> Message:
    """Make any text fit: control characters become spaces, very long ones lose their middle.

    A long message keeps its beginning and every part that speaks of an emergency. Signs that cry
    for help are sent as words.
    """
    clean = readable(raw)
    spoken = unicodedata.normalize("NFC", clean)
    if len(spoken) == len(clean):
        start = len(spoken) - len(spoken.lstrip())
        spans = [(start, len(spoken.rstrip()))]
    else:  # written with separate marks: offsets are those of the composed text
        spoken = spoken.strip()
        spans = [(0, len(spoken))]
    if spans[0][1] - spans[0][0] > LONGEST:
        spans = _worth_reading(spoken, *spans[0], hotline)
        return _join(spoken, spans, cut=True)
    return _join(spoken, spans, cut=False)


def readable(raw: str) -> str:
    """The text sign for sign, without any that cannot be stored, sent or shown."""
    return "".join(map(_fit, raw))


def _fit(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind == "Cs":  # half a surrogate pair cannot be sent anywhere
        return "\N{REPLACEMENT CHARACTER}"
    return " " if kind in ("Cc", "Zl", "Zp") else sign


def _worth_reading(text: str, start: int, end: int, hotline: Hotline) -> list[tuple[int, int]]:
    pieces = [(at, min(at + _PIECE, end)) for at in range(start, end, _PIECE)]
    # Neighbouring pieces overlap in the search, so that no sentence is missed at a seam.
    urgent = [
        (low, high)
        for low, high in pieces[1:]
        if triage(text[max(start, low - 80) : high], hotline)
    ]
    chosen = [pieces[0], *urgent[: LONGEST // _PIECE - 1]]
    for piece in (pieces[1], pieces[-1]):
        if len(chosen) < LONGEST // _PIECE and piece not in chosen:
            chosen.append(piece)
    return sorted(chosen)


def _join(text: str, spans: list[tuple[int, int]], cut: bool) -> Message:
    written_in_words = any(sign.isalnum() for sign in text)
    cries = _CRIES if written_in_words else _CRIES_ALONE
    said = tuple(cries.values())
    sent = ""
    pieces: list[Piece] = []
    read = spans[0][0]  # up to here in the text
    for start, end in spans:
        if sent and read != start:
            sent += " "
        for at, stop in _runs(text, start, end, cries):
            cry = cries.get(text[at])
            if cry is None:
                sent += "" if text[at].isspace() or not sent.endswith(said) else " "
                pieces.append(Piece(len(sent), at, stop - at))
                sent += text[at:stop]
            elif not sent.rstrip().endswith(cry):  # "🔥🔥🔥" is said once
                sent = f"{sent.rstrip()} {cry}".lstrip()
        read = end
    return Message(sent.rstrip(), tuple(pieces), cut)


def _runs(text: str, start: int, end: int, cries: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Stretches of the text (from, to): each sign that is sent as words, and what lies between."""
    run = start
    for at in range(start, end):
        if text[at] in cries:
            if run < at:
                yield run, at
            yield at, at + 1
            run = at + 1
    if run < end:
        yield run, end
