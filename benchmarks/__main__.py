"""python -m benchmarks: prints each figure beside its target; exit 1 when one is missed."""

from __future__ import annotations

import json
import os
import platform
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from benchmarks import (
    barge_in,
    console,
    console_pages,
    conversations,
    cross_validation,
    echo,
    extraction,
    heard_before,
    hearing,
    hotwords,
    live,
    memory,
    message_time,
    non_speech,
    openings,
    real_sizes,
    service,
    slots,
    telephone,
    understanding,
)
from benchmarks.figures import Figure
from bot.settings import ROOT


def main() -> int:
    figures: list[Figure] = []

    def tell(measured: Iterable[Figure]) -> None:
        for figure in measured:
            figures.append(figure)
            print(figure, flush=True)

    load = os.getloadavg()[0]
    print(f"{os.cpu_count()} cores, {platform.machine()}, load {load:.1f} at the start", flush=True)
    with tempfile.TemporaryDirectory(prefix="callbot-bench-") as name:
        folder = Path(name)
        with service.running(folder) as running:
            tell(service.start_up(running))
            tell(service.message_latency(running))
            tell(service.calls(running))
            tell(live.figures(running, folder))
            tell(barge_in.figures(running, folder))
        tell(service.understand(folder))
        tell(hearing.figures(folder))
        tell(real_sizes.figures(folder))
        tell(hotwords.figures(hearing.bench_settings()))
        tell(memory.figures(folder))
        tell(console.figures(folder))
        tell(console_pages.figures(folder))
    for measured in (
        non_speech,
        heard_before,
        telephone,
        echo,
        extraction,
        understanding,
        openings,
        conversations,
    ):
        tell(measured.figures())
    # Last: these bring Rasa into this process.
    tell(message_time.figures())
    tell(cross_validation.figures())
    tell(slots.slots())
    report = ROOT / "out" / "bench.json"
    report.parent.mkdir(exist_ok=True)
    found = {"load_at_start": load, "figures": [asdict(figure) for figure in figures]}
    report.write_text(json.dumps(found, indent=1, ensure_ascii=False), "utf-8")
    print(f"Written to {report.relative_to(ROOT)}", file=sys.stderr)
    return 0 if all(figure.met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
