"""What a run leaves behind: report.json, junit.xml, and report.html with everything to hear."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from bot.harness import labels
from bot.harness.alignment import align
from bot.harness.differences import compare
from bot.harness.gates import Gate
from bot.harness.junit import write_junit
from bot.harness.metrics import Metric, by_tag, measure
from bot.harness.results import ItemResult, Run

TEMPLATES = Path(__file__).with_name("templates")


@dataclass(frozen=True)
class Report:
    """One or two runs of a manifest (the first is the one that gates judge)."""

    manifest: Path
    runs: tuple[Run, ...]
    gates: tuple[Gate, ...]
    made: datetime

    @property
    def metrics(self) -> dict[str, Metric]:
        return measure(self.runs[0].items)

    @property
    def failed_gates(self) -> list[Gate]:
        metrics = self.metrics
        return [gate for gate in self.gates if not gate.passes(metrics)]


def write_report(report: Report, folder: Path) -> None:
    """Write the three files into a folder, which is made when it does not exist."""
    folder.mkdir(parents=True, exist_ok=True)
    content = json.dumps(as_json(report), ensure_ascii=False, indent=1)
    (folder / "report.json").write_text(content + "\n", encoding="utf-8")
    write_junit(report.runs, report.gates, report.metrics, folder / "junit.xml")
    (folder / "report.html").write_text(as_html(report, folder), encoding="utf-8")


def as_json(report: Report) -> dict[str, Any]:
    """The whole report as one JSON object."""
    metrics = report.metrics
    return {
        "manifest": str(report.manifest),
        "made": report.made.isoformat(),
        "asr_model": report.runs[0].asr_model,
        "voice": report.runs[0].voice,
        "metrics": _metrics_json(metrics),
        "gates": [
            {"gate": str(g), "value": metrics[g.metric].value, "passed": g.passes(metrics)}
            for g in report.gates
        ],
        "runs": [_run_json(run) for run in report.runs],
    }


def _run_json(run: Run) -> dict[str, Any]:
    return {
        "mode": run.mode,
        "took_s": round(run.took_s, 3),
        "metrics": _metrics_json(measure(run.items)),
        "by_tag": {tag: _metrics_json(found) for tag, found in by_tag(run.items).items()},
        "items": [_item_json(item) for item in run.items],
    }


def _metrics_json(metrics: Mapping[str, Metric]) -> dict[str, Any]:
    return {name: {"value": m.value, "of": m.of, "kind": m.kind} for name, m in metrics.items()}


def _item_json(item: ItemResult) -> dict[str, Any]:
    return {
        "id": item.recording.id,
        "file": str(item.recording.file),
        "status": item.status,
        "error": item.error,
        "took_s": round(item.took_s, 3),
        "stage_ms": {
            stage: [round(ms, 1) for ms in taken] for stage, taken in item.stage_ms.items()
        },
        "checks": [asdict(check) for check in item.checks],
        "call": item.call,
    }


def as_html(report: Report, folder: Path) -> str:
    """The report as one page that needs nothing but the sound files it points to."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["link"] = lambda file: _link(file, folder)
    environment.filters["check_name"] = labels.check_name
    metrics = [measure(run.items) for run in report.runs]
    return environment.get_template("report.html.j2").render(
        report=report,
        run=report.runs[0],
        labels=labels,
        metrics=metrics,
        tags=by_tag(report.runs[0].items),
        items=[_shown(item, report.runs) for item in report.runs[0].items],
        failed_gates=report.failed_gates,
    )


def _shown(item: ItemResult, runs: Sequence[Run]) -> dict[str, Any]:
    """A recording with its conversation, each turn beside what the script says there."""
    turns = list(item.call["turns"]) if item.call else []
    script = item.recording.transcript
    places = align(script, [turn["spoken"] for turn in turns])
    scripts: dict[int, str] = {
        place: text for text, place in zip(script, places, strict=True) if place is not None
    }
    typed = next(
        (other for run in runs[1:] for other in run.items if other.recording == item.recording),
        None,
    )
    return {
        "item": item,
        "typed": typed,
        "turns": [
            {**turn, "pieces": compare(scripts.get(n, ""), turn["spoken"])}
            for n, turn in enumerate(turns)
        ],
        "unheard": [text for text, place in zip(script, places, strict=True) if place is None],
    }


def _link(file: str | Path, folder: Path) -> str:
    """A relative address of a file, seen from the report's folder."""
    return quote(Path(os.path.relpath(Path(file).resolve(), folder.resolve())).as_posix())
