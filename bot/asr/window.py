"""How much of its 30 s window a model's encoder is given."""

from __future__ import annotations

from dataclasses import dataclass

from bot.asr.model import BUNDLED, FULL_POSITIONS, SpeechModel

FRAMES_PER_SECOND = 100
FRAMES_PER_POSITION = 2


@dataclass(frozen=True)
class Window:
    """The speech and ``margin_s`` seconds after it, at least ``least_s`` and at most ``most_s``.

    ``sure``: the model was made for windows of any length. One that was not is heard again in its
    whole window where what it says of a cut one is doubtful.
    """

    margin_s: float
    least_s: float
    most_s: float
    sure: bool = True

    @property
    def whole(self) -> Window:
        return Window(0.0, self.most_s, self.most_s)

    def frames(self, sounding: int) -> int:
        """Frames of 10 ms to encode when the last of ``sounding`` holds sound.

        Whole seconds, which the times of words count on.
        """
        seconds = -(-sounding // FRAMES_PER_SECOND) + self.margin_s
        return round(min(max(seconds, self.least_s), self.most_s) * FRAMES_PER_SECOND)


def choose_window(setting: str, margin_s: int, least_s: int, model: SpeechModel) -> Window:
    """The window that ASR_WINDOW means for a model.

    The bundled model learned from windows of any length. Published weights learned from 30 s only:
    others report that they lose much on 1 to 3 s (CTranslate2 issue 2100), and nothing with 2 s of
    margin and at least 10 s (transcribe.cpp pull request 149).
    """
    most_s = FRAMES_PER_POSITION * model.positions / FRAMES_PER_SECOND
    if setting == "auto":
        short = model.name == BUNDLED or model.positions < FULL_POSITIONS
        setting = "speech" if short else "margin"
    if setting == "full":
        return Window(0.0, most_s, most_s)
    if setting == "speech":
        return Window(0.0, 2.0, most_s)
    return Window(float(margin_s), float(least_s), most_s, sure=False)
