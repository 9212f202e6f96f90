"""Where a caller begins and ends to speak, found window by window while the sound comes in."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.audio.conditioning import brought_up, without_offset
from bot.audio.utterances import SAMPLE_RATE, WINDOW, certainty
from bot.core.errors import AudioError
from bot.core.live import HeardEvent, SpeechBegan, SpeechEnded, SpeechPaused
from bot.core.ports import Speech

if TYPE_CHECKING:
    import numpy

    Samples = numpy.ndarray[Any, numpy.dtype[numpy.float32]]

WINDOW_S = WINDOW / SAMPLE_RATE
CONTEXT = 64  # samples before each window that the detector is given with it


@dataclass(frozen=True)
class EndpointingRules:
    """When an utterance begins and ends.

    ``begin_windows`` of 32 ms of voice in a row begin one, or ``sure_windows`` of voice that is
    hardly anything else: fewer are clicks. Over the assistant's own voice ``begin_windows`` of what
    is ``possible_probability`` and as loud as ``possible_level`` (root mean square, 1 is full
    scale) will do: a caller who interrupts wants silence at once, and where no word is made out the
    voice goes on. After ``settle_windows`` without voice it may be over, after ``pause_s`` it is.
    """

    begin_probability: float = 0.5
    # Over 1,980 clips without speech (bot/samples/non_speech, seeds 0 to 2, 7 and 8) this begins
    # the same 96 utterances as without it, 0.65 two more; real ones begin 12 ms sooner.
    sure_probability: float = 0.7
    # The detector is slow to believe some voices: first utterances of 20 recordings interrupt after
    # 192 ms at most but for one that begins with noise (352 ms without it). 29 of 396 clips without
    # speech begin an utterance so, 19 otherwise.
    possible_probability: float = 0.3
    possible_level: float = 0.009
    end_probability: float = 0.35
    begin_windows: int = 3
    sure_windows: int = 2
    settle_windows: int = 8
    pause_s: float = 0.7
    longest_s: float = 28.0
    pad_windows: int = 6

    @property
    def pause_windows(self) -> int:
        return max(self.settle_windows, round(self.pause_s / WINDOW_S))


class StreamingDetector:
    """The Silero detector in faster-whisper, its state kept from window to window.

    Raises AudioError when it cannot be loaded.
    """

    def __init__(self) -> None:
        import numpy as np

        try:
            from faster_whisper.vad import get_vad_model

            self._session = get_vad_model().session
        except (RuntimeError, OSError, ImportError) as error:
            raise AudioError(
                "no_detector", "the speech detector of faster-whisper cannot be loaded"
            ) from error
        self._h = np.zeros((1, 1, 128), dtype=np.float32)
        self._c = np.zeros((1, 1, 128), dtype=np.float32)
        self._before = np.zeros(CONTEXT, dtype=np.float32)

    def probability(self, window: Samples) -> float:
        """How likely the next 512 samples are speech, 0 to 1."""
        import numpy as np

        given = np.concatenate((self._before, window))[np.newaxis]
        found, self._h, self._c = self._session.run(
            None, {"input": given, "h": self._h, "c": self._c}
        )
        self._before = window[-CONTEXT:]
        return float(np.ravel(found)[0])


class StreamingEar:
    """The Ear port over the detector. One a call, used by one thread at a time."""

    def __init__(self, rules: EndpointingRules, detector: StreamingDetector) -> None:
        self._rules = rules
        self._detector = detector
        self._rest = b""
        self._position = 0  # samples taken in, in whole windows
        self._recent: deque[tuple[Samples, float]] = deque(
            maxlen=rules.pad_windows + rules.begin_windows
        )
        self._open: list[tuple[Samples, float]] | None = None
        self._voiced_in_row = 0
        self._sure_in_row = 0
        self._possible_in_row = 0
        self._silent = 0

    def hear(self, pcm: bytes, over_voice: bool = False) -> list[HeardEvent]:
        import numpy as np

        data = self._rest + pcm
        whole = len(data) // (2 * WINDOW) * 2 * WINDOW
        self._rest = data[whole:]
        samples = np.frombuffer(data[:whole], dtype="<i2").astype(np.float32) / 32_768
        events: list[HeardEvent] = []
        for start in range(0, len(samples), WINDOW):
            events += self._take(samples[start : start + WINDOW], over_voice)
        return events

    def resume_at(self, at: float) -> list[HeardEvent]:
        ended = self.finish()
        self._rest = b""
        self._recent.clear()
        self._forget_voice()
        self._position = round(at * SAMPLE_RATE)
        return [ended] if ended else []

    def finish(self) -> SpeechEnded | None:
        return self._close() if self._open is not None else None

    def _take(self, window: Samples, over_voice: bool) -> list[HeardEvent]:
        probability = self._detector.probability(window)
        self._position += WINDOW
        if self._open is None:
            self._recent.append((window, probability))
            self._count_voice(window, probability)
            return self._maybe_begin(over_voice)
        self._open.append((window, probability))
        self._silent = self._silent + 1 if probability < self._rules.end_probability else 0
        if self._silent == self._rules.pause_windows:
            return [self._close()]
        if len(self._open) * WINDOW_S >= self._rules.longest_s:
            return [self._close()]
        if self._silent == self._rules.settle_windows:
            return [SpeechPaused(self._speech())]
        return []

    def _count_voice(self, window: Samples, probability: float) -> None:
        import numpy as np

        rules = self._rules
        loud = float(np.sqrt(np.mean(np.square(window)))) >= rules.possible_level
        possible = loud and probability >= rules.possible_probability
        voiced = probability >= rules.begin_probability
        sure = probability >= rules.sure_probability
        self._voiced_in_row = self._voiced_in_row + 1 if voiced else 0
        self._sure_in_row = self._sure_in_row + 1 if sure else 0
        self._possible_in_row = self._possible_in_row + 1 if possible else 0

    def _maybe_begin(self, over_voice: bool) -> list[HeardEvent]:
        rules = self._rules
        in_row = self._voiced_in_row
        if over_voice:
            in_row = max(in_row, self._possible_in_row)
        if in_row < rules.begin_windows and self._sure_in_row < rules.sure_windows:
            return []
        self._open = list(self._recent)
        self._recent.clear()
        self._silent = 0
        return [SpeechBegan(self._position / SAMPLE_RATE - in_row * WINDOW_S)]

    def _close(self) -> SpeechEnded:
        ended = SpeechEnded(self._speech(), self._position / SAMPLE_RATE - self._silent * WINDOW_S)
        self._open = None
        self._forget_voice()
        return ended

    def _forget_voice(self) -> None:
        self._voiced_in_row = self._sure_in_row = self._possible_in_row = 0

    def _speech(self) -> Speech:
        """The open utterance with a little room after its last voice."""
        import numpy as np

        assert self._open is not None
        surplus = max(0, self._silent - self._rules.pad_windows)
        kept = self._open[: len(self._open) - surplus]
        samples = without_offset(np.concatenate([window for window, _ in kept]))
        probabilities = [probability for _, probability in kept]
        end = self._position - surplus * WINDOW
        start = end - len(samples)
        return Speech(
            max(0.0, start / SAMPLE_RATE),
            end / SAMPLE_RATE,
            brought_up(samples),
            certainty(probabilities, 0, len(samples)),
        )
