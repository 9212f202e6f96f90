"""What a speech model is told beforehand."""

from bot.core.places.gazetteer import Gazetteer, Ward
from bot.knowledge.hotwords import OWN_WORDS, hotwords


def test_the_hotlines_own_words_come_first_then_what_is_easily_misheard() -> None:
    """A prompt holds little: what is needed most is not what is cut off."""
    wards = [
        Ward("1", "Phường Ba Đình"),
        Ward("2", "Phường Láng", easily_misheard=("lắng",)),
        Ward("3", "Xã Ba Vì"),
    ]
    told = hotwords(Gazetteer(wards, [], []))
    assert told == f"{OWN_WORDS}, Phường Láng, Phường Ba Đình, Xã Ba Vì"
