"""Words that callers of the hotlines say and a general model seldom hears, for its prompt."""

from __future__ import annotations

from bot.core.places.gazetteer import Gazetteer

# The hotline's own words come first: a Whisper prompt holds some 220 tokens, of which a Vietnamese
# syllable takes two or three, so only the first wards still find room.
OWN_WORDS = (
    "công an, trực ban, cảnh sát, cứu hỏa, cứu nạn, trình báo, tố giác, tạm trú, thường trú, "
    "căn cước, định danh, hộ chiếu, biển số, giấy phép lái xe, lừa đảo, cưỡng đoạt, xô xát"
)


def hotwords(places: Gazetteer) -> str:
    """One text, most needed first, the wards that are easily misheard before others.

    What is too long for its prompt a model leaves out at the end.
    """
    wards = sorted(places.wards.values(), key=lambda ward: not ward.easily_misheard)
    return ", ".join([OWN_WORDS, *(ward.name for ward in wards)])
