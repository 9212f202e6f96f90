"""What a model claims to have heard, kept only where it is likely to have been said."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from bot.core.emergencies.triage import triage

# What Whisper's weights say to silence, music and noise: closing lines of videos that they were
# trained on. Nobody says these to a police hotline, so an utterance made of them is no utterance.
INVENTED = re.compile(
    r"(hãy |các bạn |nhớ |đừng quên |like |share |và )*đăng ký( cho)? kênh"
    r"( để)?( không)?( bỏ lỡ)?( những video( hấp dẫn)?)?( nhé)?"
    r"|(xin )?(cảm|cám) ơn (các|quý vị|mọi người)( bạn)?( đã)? (theo dõi|xem|lắng nghe)( \w+){0,6}"
    r"|(hẹn|xin) gặp lại (các bạn|quý vị)( \w+){0,10} video( \w+){0,6}"
    r"|(xin )?chào tạm biệt (các bạn|quý vị)"
    r"|(phụ đề|vietsub|subtitles?)( \w+){0,5} (bởi|by)( \w+){0,6}"
)
# These no caller says at all; they may follow real words, which are kept.
NEVER_SAID = re.compile(
    r"((hãy|các bạn|nhớ|đừng quên|like|share|và)\s+)*subscribe\b.*|\bghiền mì gõ\b.*",
    re.IGNORECASE | re.DOTALL,
)
WORDS_ONLY = re.compile(r"[^\w\s]+")


@dataclass(frozen=True)
class Evidence:
    """What the model says of one utterance: probabilities 0 to 1, log-probability per token."""

    text: str
    no_speech_prob: float
    avg_logprob: float
    compression_ratio: float


@dataclass(frozen=True)
class GateRules:
    """Bounds beyond which text counts as invented."""

    no_speech_prob: float = 0.6
    doubtful_logprob: float = -0.8  # together with no_speech_prob
    hopeless_logprob: float = -1.8  # alone
    compression_ratio: float = 2.4  # a phrase said over and over
    # A few words of which the detector was less sure than this are looked at twice:
    unsure_detector: float = 0.8
    few_words: int = 2  # different ones
    unsure_together: float = 0.46  # detector's probability + half of the model's log-probability
    unsure_rhythm: float = 0.5  # the same where a word comes again
    some_words: int = 3  # so many take more doubt:
    unsure_of_some: float = 0.2


def heard_text(
    evidence: Evidence, rules: GateRules | None = None, certainty: float | None = None
) -> str:
    """The text in NFC with single spaces, or nothing where it is likely to be invented.

    ``certainty``: how sure the speech detector was (``Speech.certainty``); None is no evidence.
    """
    bounds = rules or GateRules()
    text = " ".join(unicodedata.normalize("NFC", evidence.text).split())
    text = NEVER_SAID.sub("", text).strip()
    if not any(character.isalnum() for character in text):
        return ""
    silent = evidence.no_speech_prob > bounds.no_speech_prob
    if silent and evidence.avg_logprob < bounds.doubtful_logprob:
        return ""
    if evidence.avg_logprob < bounds.hopeless_logprob:
        return ""
    if evidence.compression_ratio > bounds.compression_ratio:
        return ""
    if certainty is not None and _is_hardly_speech(text, evidence.avg_logprob, certainty, bounds):
        return ""
    return "" if _is_invented(text) else text


def _is_hardly_speech(text: str, logprob: float, certainty: float, bounds: GateRules) -> bool:
    """A few words, where neither the detector nor the model was sure that anybody spoke.

    To knocks, barks and coughs models say a short word; to a rhythm of them, the word again and
    again. The same little from a caller on a bad line is asked for again, but a cry for help is
    never thrown away on a doubt.
    """
    words = text.lower().split()
    different = set(words)
    if certainty >= bounds.unsure_detector or len(different) > bounds.some_words:
        return False
    if len(different) > bounds.few_words:
        enough = bounds.unsure_of_some
    elif len(different) < len(words):
        enough = bounds.unsure_rhythm
    else:
        enough = bounds.unsure_together
    return certainty + logprob / 2 < enough and triage(text) is None


def _is_invented(text: str) -> bool:
    """Whether known phrases are nearly all there is."""
    words = " ".join(WORDS_ONLY.sub(" ", text.lower()).split())
    left = INVENTED.sub(" ", words).split()
    return len(left) <= len(words.split()) // 5 and len(left) < len(words.split())
