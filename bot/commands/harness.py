"""callbot harness: a manifest's recordings through the call path, judged and reported."""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli import BAD_INPUT, FAILED
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.commands.arguments import Subparsers
    from bot.harness.gates import Gate
    from bot.harness.results import ItemResult


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("harness", help="run and judge the recordings of a manifest")
    parser.add_argument("manifest", type=Path, metavar="MANIFEST")
    parser.add_argument(
        "--report",
        type=Path,
        default=Path("out/harness"),
        metavar="DIR",
        help="where the reports and spoken replies go (default out/harness)",
    )
    parser.add_argument("--jobs", type=_jobs, default=1, metavar="N", help="recordings at once")
    parser.add_argument(
        "--gate",
        action="append",
        default=[],
        dest="gates",
        type=_gate,
        metavar="METRIC>=VALUE",
        help="fail when a metric is not reached, as task_success>=0.9 or wer<=0.2",
    )
    parser.add_argument("--conversations", action="store_true", help="print every conversation")
    parser.add_argument("--only", action="append", metavar="ID", help="only this recording")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--text", action="store_true", help="type the scripts instead of playing")
    mode.add_argument(
        "--compare-text", action="store_true", help="play, then type the scripts beside it"
    )
    parser.set_defaults(run=run)


def _jobs(written: str) -> int:
    if not written.isdigit() or not 1 <= int(written) <= 64:
        raise argparse.ArgumentTypeError("must be a whole number from 1 to 64")
    return int(written)


def _gate(written: str) -> Gate:
    from bot.harness.gates import parse_gate, unknown_metrics
    from bot.harness.labels import METRICS

    try:
        gate = parse_gate(written)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    if unknown_metrics([gate], METRICS):
        raise argparse.ArgumentTypeError(
            f"no metric {gate.metric!r}; known are {', '.join(METRICS)}"
        )
    return gate


def run(arguments: argparse.Namespace, settings: Settings) -> int:
    from bot.harness.console import console_on, show_conversation, show_metrics, show_results
    from bot.harness.manifest import load_manifest
    from bot.harness.report import Report, write_report
    from bot.harness.results import AUDIO, TEXT
    from bot.harness.session import Plan, run_plan
    from bot.wiring import vietnam_now

    manifest = load_manifest(arguments.manifest)
    recordings = [
        recording
        for recording in manifest.recordings
        if not arguments.only or recording.id in arguments.only
    ]
    if not recordings:
        print(f"callbot: {arguments.manifest}: no recording {arguments.only}", file=sys.stderr)
        return BAD_INPUT
    modes = [TEXT] if arguments.text else [AUDIO, TEXT] if arguments.compare_text else [AUDIO]
    plan = Plan(recordings, modes, arguments.report, arguments.jobs)
    console = console_on(sys.stdout)

    def progress(item: ItemResult) -> None:
        print(f"{item.mode:5} {item.recording.id}: {item.status}", file=sys.stderr)

    runs = asyncio.run(run_plan(settings, plan, progress))
    report = Report(arguments.manifest, tuple(runs), tuple(arguments.gates), vietnam_now())
    write_report(report, arguments.report)
    if arguments.conversations:
        for item in runs[0].items:
            show_conversation(console, item)
    for one in runs:
        show_results(console, one)
    show_metrics(console, runs)
    console.print(f"{arguments.report / 'report.html'}")
    for gate in report.failed_gates:
        shown = report.metrics[gate.metric].shown
        print(f"callbot: gate {gate} not reached: {shown}", file=sys.stderr)
    return FAILED if report.failed_gates or any(item.error for item in runs[0].items) else 0
