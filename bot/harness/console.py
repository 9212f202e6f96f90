"""What a run says in the terminal: conversations, the result table, the figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

from bot.harness import labels
from bot.harness.judgement import Check
from bot.harness.metrics import Metric, measure
from bot.harness.results import ItemResult, Run

if TYPE_CHECKING:
    from rich.console import Console

_COLOURS = {"passed": "green", "failed": "red", "error": "bold red"}


def console_on(stream: TextIO) -> Console:
    """Colours and boxes on a terminal; elsewhere plain lines that are not cut off."""
    from rich.console import Console

    return Console(
        file=stream,
        highlight=False,
        soft_wrap=not stream.isatty(),
        no_color=not stream.isatty(),
        markup=False,
        emoji=False,
    )


def show_conversation(console: Console, item: ItemResult) -> None:
    """One call as it was heard and answered."""
    recording = item.recording
    title = f"── {recording.id} · {recording.hotline} · {recording.title}"
    console.print(title, style="bold")
    if item.call is None:
        console.print(f"   {item.error}", style="red")
        return
    for turn in item.call["turns"]:
        console.print(f"   Người gọi: {turn['text'] or '(không nói gì)'}")
        console.print(f"   Tổng đài:  {turn['reply']}", style="cyan")
    for check in item.failures:
        style = "red" if check.is_outcome else "yellow"
        console.print(f"   ✗ {_failure(check)}", style=style)


def show_results(console: Console, run: Run) -> None:
    """A line a recording: how it ended and what was wrong."""
    if console.is_terminal:
        _results_table(console, run)
        return
    for item in run.items:
        status = labels.STATUSES[item.status]
        faults = "; ".join(_faults(item))
        console.print(f"{status:9} {item.recording.id:36} {faults}".rstrip())


def show_metrics(console: Console, runs: Sequence[Run]) -> None:
    """The figures of each run, side by side."""
    measured = [measure(run.items) for run in runs]
    names = [name for name in labels.METRICS if any(m[name].value is not None for m in measured)]
    if console.is_terminal:
        _metrics_table(console, runs, measured, names)
        return
    for name in names:
        figures = "  ".join(
            f"{labels.MODES[run.mode]} {found[name].shown} ({found[name].of})"
            for run, found in zip(runs, measured, strict=True)
        )
        console.print(f"{name:22} {figures}  {labels.METRICS[name][0]}")


def _results_table(console: Console, run: Run) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(title=f"Kết quả {labels.MODES[run.mode]}", title_justify="left")
    table.add_column("Cuộc gọi", no_wrap=True)
    table.add_column("Kết quả", no_wrap=True)
    table.add_column("Chưa đúng")
    for item in run.items:
        status = Text(labels.STATUSES[item.status], style=_COLOURS[item.status])
        table.add_row(Text(item.recording.id), status, Text("\n".join(_faults(item))))
    console.print(table)


def _metrics_table(
    console: Console,
    runs: Sequence[Run],
    measured: Sequence[Mapping[str, Metric]],
    names: Iterable[str],
) -> None:
    from rich.table import Table

    table = Table(title="Số đo", title_justify="left")
    table.add_column("Số đo")
    table.add_column("Tên", style="dim")
    for run in runs:
        table.add_column(labels.MODES[run.mode], justify="right")
        table.add_column("trên", justify="right", style="dim")
    for name in names:
        cells = [cell for found in measured for cell in (found[name].shown, str(found[name].of))]
        table.add_row(labels.METRICS[name][0], name, *cells)
    console.print(table)


def _faults(item: ItemResult) -> list[str]:
    if item.error is not None:
        return [item.error]
    return [_failure(check) for check in item.failures if check.is_outcome]


def _failure(check: Check) -> str:
    turn = f", lượt {check.turn}" if check.turn else ""
    return f"{labels.check_name(check.kind)}{turn}: cần {check.wanted}, được {check.got}"
