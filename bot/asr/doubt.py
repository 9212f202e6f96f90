"""Whether a cut window may have cost words, and which of two hearings to believe."""

from __future__ import annotations

from bot.asr.gate import Evidence
from bot.asr.recognition import Heard

# Whisper's own bounds for trying again: it says nothing, doubts itself, or repeats itself.
LEAST_LOGPROB = -1.0
MOST_COMPRESSION = 2.4
MOST_NO_SPEECH = 0.6


def is_doubtful(evidence: Evidence) -> bool:
    return (
        not evidence.text.strip()
        or evidence.no_speech_prob > MOST_NO_SPEECH
        or evidence.avg_logprob < LEAST_LOGPROB
        or evidence.compression_ratio > MOST_COMPRESSION
    )


def surer(first: Heard, second: Heard) -> Heard:
    """The second hearing, in the whole window, unless it alone is doubtful and less probable."""
    doubtful = is_doubtful(second.evidence)
    less = second.evidence.avg_logprob < first.evidence.avg_logprob
    kept_text = bool(first.evidence.text.strip())
    repeats = first.evidence.compression_ratio > MOST_COMPRESSION
    return first if doubtful and less and kept_text and not repeats else second
