"""The figures of a run; each says how many things it was counted over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.core.writing.written import write
from bot.harness.manifest import NONE, Choice
from bot.harness.results import AUDIO, ItemResult
from bot.harness.wording import plain

STAGES = ("decode", "asr", "dialogue", "tts")


@dataclass(frozen=True)
class Metric:
    """One figure; ``value`` None: there was nothing to count. ``kind`` is ratio, ms or count.

    ``of`` is how many things the figure was counted over.
    """

    name: str
    value: float | None
    of: int
    kind: str = "ratio"
    higher_is_better: bool = True

    @property
    def shown(self) -> str:
        """The figure as Vietnamese readers write it."""
        if self.value is None:
            return "–"
        if self.kind == "ratio":
            return f"{self.value * 100:.1f} %".replace(".", ",")
        return f"{self.value:.0f} ms" if self.kind == "ms" else f"{self.value:g}"


def measure(items: Sequence[ItemResult]) -> dict[str, Metric]:
    """All metrics by name, in the order in which they are shown."""
    played = [item for item in items if item.call is not None]
    found = [
        _success(items),
        *_emergencies(played),
        *_nuisances(played),
        _checks("intent_accuracy", played, lambda kind: kind == "intent"),
        _checks("entity_exactness", played, lambda kind: kind == "entity"),
        _checks("slot_exactness", played, lambda kind: "." in kind),
        _checks("procedure_accuracy", played, lambda kind: kind == "procedure"),
        _checks("answered", played, lambda kind: kind == "answered"),
        *_hearing(played),
        *_latencies(played),
        Metric("errors", len(items) - len(played), len(items), "count", higher_is_better=False),
    ]
    return {metric.name: metric for metric in found}


def by_tag(items: Sequence[ItemResult]) -> dict[str, dict[str, Metric]]:
    """The metrics that tell conditions apart, for each tag of the manifest."""
    tags = sorted({tag for item in items for tag in item.recording.tags})
    return {
        tag: {
            name: metric
            for name, metric in measure(
                [item for item in items if tag in item.recording.tags]
            ).items()
            if name in ("task_success", "intent_accuracy", "wer")
        }
        for tag in tags
    }


def _success(items: Sequence[ItemResult]) -> Metric:
    return _ratio("task_success", [item.succeeded for item in items])


def _emergencies(played: Sequence[ItemResult]) -> Iterable[Metric]:
    judged = [(i.recording.expected.emergency, i) for i in played if i.recording.expected.emergency]
    real = [(choice, i) for choice, i in judged if NONE not in choice]
    told = [(choice, i) for choice, i in judged if i.call and i.call["emergency"]]
    yield _ratio("emergency_recall", [_told(i) in choice for choice, i in real])
    yield _ratio("emergency_precision", [choice != (NONE,) for choice, _ in told])


def _told(item: ItemResult) -> str:
    return str((item.call or {}).get("emergency") or NONE)


def _nuisances(played: Sequence[ItemResult]) -> Iterable[Metric]:
    """A verdict of suspected or nuisance is a flag; calls for which either will do are left out."""
    judged = [
        (_is_nuisance(item.recording.expected.nuisance), _flagged(item))
        for item in played
        if item.recording.expected.nuisance
    ]
    judged = [(wanted, got) for wanted, got in judged if wanted is not None]
    yield _ratio("nuisance_precision", [bool(wanted) for wanted, got in judged if got])
    yield _ratio("nuisance_recall", [got for wanted, got in judged if wanted])


def _is_nuisance(choice: Choice | None) -> bool | None:
    if not choice or (NONE in choice and len(choice) > 1):
        return None
    return NONE not in choice


def _flagged(item: ItemResult) -> bool:
    return bool(item.call) and (item.call or {})["nuisance"]["verdict"] != NONE


def _checks(name: str, played: Sequence[ItemResult], wanted: Callable[[str], bool]) -> Metric:
    return _ratio(name, [c.passed for item in played for c in item.checks if wanted(c.kind)])


def _hearing(played: Sequence[ItemResult]) -> Iterable[Metric]:
    """Over recordings in which somebody speaks; words invented in the others are counted apart."""
    recorded = [item for item in played if item.mode == AUDIO]
    spoken = [(plain(item.said), plain(item.heard)) for item in recorded if item.said]
    words, characters = word_error_rate(spoken), character_error_rate(spoken)
    count = sum(len(said.split()) for said, _ in spoken)
    yield Metric("wer", words, count, higher_is_better=False)
    # A written Vietnamese word is one syllable, so the field's syllable error rate is the same.
    yield Metric("syllable_error", words, count, higher_is_better=False)
    yield _written_errors(recorded)
    yield Metric("cer", characters, sum(len(s) for s, _ in spoken), higher_is_better=False)
    silent = [item for item in recorded if not item.said]
    invented = sum(len(plain(item.heard).split()) for item in silent)
    yield Metric(
        "invented_words", invented if silent else None, len(silent), "count", higher_is_better=False
    )
    right = [
        len(item.recording.transcript) == sum(bool(t["text"]) for t in (item.call or {})["turns"])
        for item in recorded
    ]
    yield _ratio("utterances_cut_right", right)


def _written_errors(recorded: Sequence[ItemResult]) -> Metric:
    """Where models that write figures by themselves and scripts in words meet."""
    pairs = [
        (plain(write(item.said).text), plain(write(item.heard).text))
        for item in recorded
        if item.said
    ]
    count = sum(len(said.split()) for said, _ in pairs)
    return Metric("written_wer", word_error_rate(pairs), count, higher_is_better=False)


def word_error_rate(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Errors divided by words said, over all (said, heard) pairs; None when nothing was said."""
    import jiwer

    if not pairs:
        return None
    return float(jiwer.wer([said for said, _ in pairs], [heard for _, heard in pairs]))


def character_error_rate(pairs: Sequence[tuple[str, str]]) -> float | None:
    """As ``word_error_rate``, by characters, spaces included."""
    import jiwer

    if not pairs:
        return None
    return float(jiwer.cer([said for said, _ in pairs], [heard for _, heard in pairs]))


def _latencies(played: Sequence[ItemResult]) -> Iterable[Metric]:
    """Milliseconds an utterance for each stage (decoding: a call), and for all that a caller waits.

    Waiting for another call that the harness runs at the same time does not count.
    """
    for stage in STAGES:
        yield from _percentiles(stage, [ms for i in played for ms in i.stage_ms.get(stage, ())])
    yield from _percentiles("turn", [ms for item in played for ms in item.turn_ms])


def _percentiles(stage: str, taken: Sequence[float]) -> Iterable[Metric]:
    for percent in (50, 95):
        yield Metric(
            f"{stage}_p{percent}_ms",
            percentile(taken, percent),
            len(taken),
            "ms",
            higher_is_better=False,
        )


def percentile(values: Sequence[float], percent: int) -> float | None:
    """The smallest value that at least so many percent of the values do not exceed."""
    if not values:
        return None
    rank = max(1, -(-len(values) * percent // 100))
    return sorted(values)[rank - 1]


def _ratio(name: str, outcomes: Sequence[bool]) -> Metric:
    return Metric(name, sum(outcomes) / len(outcomes) if outcomes else None, len(outcomes))
