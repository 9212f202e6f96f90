"""Utterances laid end to end, as faster-whisper's batches want them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy

    Samples = numpy.ndarray[Any, numpy.dtype[numpy.float32]]

SAMPLE_RATE = 16_000
FRAMES_PER_SECOND = 100
SHORTEST = SAMPLE_RATE // 4  # samples; anything shorter is followed by silence up to this


@dataclass(frozen=True)
class Tape:
    """Pieces of sound and where each begins, in seconds; ``clips`` as faster-whisper takes them."""

    pieces: tuple[Samples, ...]
    starts_s: tuple[float, ...]
    clips: list[dict[str, float]]

    @classmethod
    def of(cls, utterances: Sequence[Samples]) -> Tape:
        import numpy as np

        pieces, starts, clips, offset = [], [], [], 0
        for samples in utterances:
            piece = np.pad(
                np.asarray(samples, dtype=np.float32), (0, max(0, SHORTEST - len(samples)))
            )
            # Half a sample more, because times are rounded down to samples again.
            start = (offset + 0.5) / SAMPLE_RATE
            offset += len(piece)
            pieces.append(piece)
            starts.append(start)
            clips.append({"start": start, "end": (offset + 0.5) / SAMPLE_RATE})
        return cls(tuple(pieces), tuple(starts), clips)

    def position(self, frame: int) -> int:
        """Which piece a result belongs to, by the frame (10 ms) at which its clip begins.

        The frame was rounded down, and by one too many where 1.15 * 100 is 114.99 to a computer;
        no piece is as short as two frames.
        """
        return bisect_right(self.starts_s, (frame + 2) / FRAMES_PER_SECOND) - 1
