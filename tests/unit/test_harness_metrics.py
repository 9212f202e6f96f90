"""The figures, checked against numbers counted by hand."""

from __future__ import annotations

import pytest
from harness_calls import call, flagged, item, recording, turn

from bot.harness.gates import parse_gate
from bot.harness.labels import METRICS
from bot.harness.metrics import by_tag, measure, percentile


def test_word_and_character_errors_are_counted_over_all_words() -> None:
    """1 substitution, 1 deletion, 1 insertion in 8 words: 3/8, whatever the calls' lengths."""
    items = [
        item(recording("cháy nhà, cháy nhà rồi"), call(turn("Cháy nhà cháy nha"))),
        item(recording("ở phố Huế"), call(turn("ở phố lớn Huế"))),
    ]
    found = measure(items)
    assert found["wer"].value == pytest.approx(3 / 8)
    assert found["wer"].of == 8
    assert found["syllable_error"].value == found["wer"].value
    # à>a, and " rồi" and " lớn": 1 + 4 + 4 of 21 + 9 characters
    assert found["cer"].value == pytest.approx(9 / 30)


def test_words_on_silence_are_counted_apart() -> None:
    """A silent call has no word error rate; what is heard in it was invented."""
    items = [
        item(recording(), call(turn("hãy đăng ký kênh"))),
        item(recording(), call(turn(""))),
    ]
    found = measure(items)
    assert found["wer"].value is None
    assert (found["invented_words"].value, found["invented_words"].of) == (4, 2)


def test_typed_scripts_say_nothing_about_hearing() -> None:
    """A run from text has no error rate rather than a perfect one."""
    found = measure([item(recording("có cháy"), call(turn("có cháy")), mode="text")])
    assert found["wer"].value is None
    assert found["utterances_cut_right"].value is None


def test_emergency_recall_counts_the_right_number_only() -> None:
    """4 emergencies: right, either will do, wrong number, missed: 2 of 4. One false alarm in 4."""
    items = [
        item(recording("a", emergency=("114",)), call(turn("a"), emergency="114")),
        item(recording("b", emergency=("113", "115")), call(turn("b"), emergency="115")),
        item(recording("c", emergency=("114",)), call(turn("c"), emergency="113")),
        item(recording("d", emergency=("113",)), call(turn("d"))),
        item(recording("e", emergency=("none",)), call(turn("e"), emergency="113")),
        item(recording("f", emergency=("none",)), call(turn("f"))),
    ]
    found = measure(items)
    assert (found["emergency_recall"].value, found["emergency_recall"].of) == (0.5, 4)
    assert (found["emergency_precision"].value, found["emergency_precision"].of) == (0.75, 4)


def test_nuisance_precision_and_recall() -> None:
    """2 of 3 nuisance calls flagged, 1 honest call flagged; a call that may be either is out."""
    nuisance = ("suspected", "nuisance")
    items = [
        item(recording("a", nuisance=nuisance), call(turn("a"), nuisance=flagged("nuisance"))),
        item(recording("b", nuisance=nuisance), call(turn("b"), nuisance=flagged("suspected"))),
        item(recording("c", nuisance=nuisance), call(turn("c"))),
        item(recording("d", nuisance=("none",)), call(turn("d"), nuisance=flagged("suspected"))),
        item(recording("e", nuisance=("none",)), call(turn("e"))),
        item(recording("f", nuisance=("none", "suspected")), call(turn("f"))),
    ]
    found = measure(items)
    assert found["nuisance_recall"].value == pytest.approx(2 / 3)
    assert found["nuisance_precision"].value == pytest.approx(2 / 3)


def test_success_is_the_outcome_and_errors_are_no_success() -> None:
    """A wrong intent alone does not make a call fail; a recording that cannot be played does."""
    script = recording("xin chào", intents=(("greet",),))
    items = [
        item(script, call(turn("xin chào", intent="thank"))),
        item(script, call(turn("xin chào", intent="greet"), emergency="113")),
        item(recording("a", emergency=("113",)), call(turn("a"))),
        item(recording("b"), None),
    ]
    found = measure(items)
    assert (found["task_success"].value, found["task_success"].of) == (0.5, 4)
    assert (found["intent_accuracy"].value, found["intent_accuracy"].of) == (0.5, 2)
    assert found["errors"].value == 1


def test_latency_percentiles_are_taken_over_utterances() -> None:
    """p50 and p95 by rank; a turn is hearing, dialogue and voice together."""
    assert percentile([4, 1, 3, 2], 50) == 2
    assert percentile(list(range(1, 101)), 95) == 95
    assert percentile([7], 95) == 7
    assert percentile([], 50) is None
    stage_ms = {"asr": [100.0, 200.0], "dialogue": [10.0, 20.0], "tts": [1.0, 2.0]}
    found = measure([item(recording("a", "b"), call(turn("a"), turn("b")), stage_ms=stage_ms)])
    assert (found["asr_p50_ms"].value, found["asr_p95_ms"].value) == (100, 200)
    assert (found["turn_p50_ms"].value, found["turn_p95_ms"].value) == (111, 222)


def test_every_metric_has_a_name_that_people_can_read() -> None:
    """The table of names and the figures are the same set, so gates know every metric."""
    assert set(measure([])) == set(METRICS)


def test_figures_by_tag_hold_the_tagged_calls_only() -> None:
    """Noise is judged by the noisy calls."""
    items = [
        item(recording("cháy nhà", tags=("noise",)), call(turn("cháy"))),
        item(recording("cháy nhà"), call(turn("cháy nhà"))),
    ]
    assert by_tag(items)["noise"]["wer"].value == 0.5


@pytest.mark.parametrize(
    ("text", "value", "passes"),
    [
        ("task_success>=0.5", [True, False], True),
        ("task_success>=51%", [True, False], False),
        ("task_success <= 0.5", [True, False], True),
    ],
)
def test_gates(text: str, value: list[bool], passes: bool) -> None:
    """A gate takes a ratio or a percentage, from above or below."""
    items = [
        item(recording("a"), call(turn("a"))) if good else item(recording("a"), None)
        for good in value
    ]
    assert parse_gate(text).passes(measure(items)) is passes


def test_a_gate_on_nothing_is_not_passed() -> None:
    """Neither no emergency at all nor no speech at all may look like a perfect figure."""
    assert not parse_gate("emergency_recall>=0.9").passes(measure([]))
    assert not parse_gate("wer<=0.9").passes(measure([]))


@pytest.mark.parametrize("text", ["wer", "wer=0.1", "wer>0.1", "wer>=x", ">=1", "wer>=-1"])
def test_a_gate_that_cannot_be_read_is_refused(text: str) -> None:
    """A typo must not become a gate that lets everything pass."""
    with pytest.raises(ValueError, match="is not METRIC"):
        parse_gate(text)
