"""Where utterances begin and end, from the probability of speech every 32 ms."""

import numpy as np

from bot.audio.utterances import SAMPLE_RATE, WINDOW, CuttingRules, certainty, find_utterances

RULES = CuttingRules()


def cut(*stretches: tuple[float, float], samples: np.ndarray | None = None) -> list[tuple]:
    """Utterances in seconds for stretches of (seconds, probability of speech)."""
    probabilities: list[float] = []
    for seconds, probability in stretches:
        probabilities += [probability] * round(seconds * SAMPLE_RATE / WINDOW)
    if samples is None:
        samples = np.zeros(len(probabilities) * WINDOW, np.float32)
    found = find_utterances(probabilities, samples, RULES)
    return [(start / SAMPLE_RATE, end / SAMPLE_RATE) for start, end in found]


def test_no_speech_gives_no_utterance() -> None:
    """Silence and noise, however long, are no utterance."""
    assert cut((60, 0.02)) == []
    assert cut((60, 0.45)) == []
    assert find_utterances([], np.zeros(0, np.float32), RULES) == []


def test_pauses_inside_a_sentence_do_not_split() -> None:
    """Half a second of silence is a breath, not the end of what the caller says."""
    assert len(cut((1, 0.0), (2, 0.9), (0.5, 0.0), (2, 0.9), (1, 0.0))) == 1


def test_pauses_between_utterances_split() -> None:
    """Nine tenths of a second, heard as at least 0.7 s by the detector, part two utterances."""
    assert len(cut((1, 0.0), (2, 0.9), (0.7, 0.0), (2, 0.9), (1, 0.0))) == 2


def test_a_click_is_not_an_utterance_but_a_short_yes_is() -> None:
    """A tenth of a second is too short to be said; "dạ" lasts a fifth."""
    assert cut((1, 0.0), (0.064, 0.9), (1, 0.0)) == []
    assert len(cut((1, 0.0), (0.2, 0.9), (1, 0.0))) == 1


def test_utterances_have_room_and_never_overlap() -> None:
    """A fifth of a second before and after, half of the pause where it is short."""
    (first, second) = cut((1, 0.0), (2, 0.9), (0.7, 0.0), (2, 0.9), (1, 0.0))
    assert abs(first[0] - 0.8) < 0.05
    assert abs(first[1] - 3.2) < 0.05
    assert first[1] <= second[0]
    (only,) = cut((1, 0.9))
    assert only[0] == 0.0


def test_speech_may_fade_without_ending() -> None:
    """Speech ends below the lower threshold, so that soft syllables are not cut off."""
    assert len(cut((1, 0.9), (3, 0.4), (1, 0.9), (1, 0.0))) == 1


def test_long_speech_is_cut_where_it_is_quietest() -> None:
    """Somebody who never pauses is cut into pieces of at most 28 s, at the quietest moment."""
    random = np.random.default_rng(1)
    samples = random.uniform(-0.5, 0.5, 40 * SAMPLE_RATE).astype(np.float32)
    samples[20 * SAMPLE_RATE : 20 * SAMPLE_RATE + 4_800] = 0.0
    pieces = cut((40, 0.9), samples=samples)
    assert len(pieces) == 2
    assert 20.0 < pieces[0][1] < 20.3
    assert pieces[0][1] == pieces[1][0]


def test_no_piece_is_longer_than_the_model_hears() -> None:
    """Ten minutes without a pause come in pieces of at most 28 s that leave nothing out."""
    samples = np.random.default_rng(2).uniform(-1, 1, 600 * SAMPLE_RATE).astype(np.float32)
    pieces = cut((600, 0.9), samples=samples)
    assert max(end - start for start, end in pieces) <= 28.0
    assert all(a[1] == b[0] for a, b in zip(pieces, pieces[1:], strict=False))
    assert pieces[-1][1] - pieces[0][0] > 599


def test_certainty_takes_more_than_a_moment() -> None:
    """How sure the detector was is what an eighth of a second reaches, not one noisy window."""
    click = [0.1] * 10 + [0.95] + [0.3] * 10
    assert certainty(click, 0, len(click) * WINDOW) == 0.3
    word = [0.1] * 10 + [0.9, 0.95, 0.97, 0.92] + [0.2] * 10
    assert certainty(word, 0, len(word) * WINDOW) == 0.9
    assert certainty(word, 0, 5 * WINDOW) == 0.1
    assert certainty([], 0, 0) == 0.0
