"""A run as JUnit XML, which CI servers read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree

from bot.harness.gates import Gate
from bot.harness.metrics import Metric
from bot.harness.results import ItemResult, Run

# What XML 1.0 cannot hold at all.
_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_junit(
    runs: Sequence[Run], gates: Sequence[Gate], metrics: Mapping[str, Metric], file: Path
) -> None:
    """A suite a run, a case a recording; and a suite of the gates where there are any."""
    root = ElementTree.Element("testsuites", name="callbot harness")
    for run in runs:
        _suite(root, f"recordings.{run.mode}", [_case(item) for item in run.items])
    if gates:
        _suite(root, "gates", [_gate_case(gate, metrics) for gate in gates])
    ElementTree.indent(root)
    ElementTree.ElementTree(root).write(file, encoding="utf-8", xml_declaration=True)


def _suite(root: ElementTree.Element, name: str, cases: Sequence[ElementTree.Element]) -> None:
    suite = ElementTree.SubElement(
        root,
        "testsuite",
        name=name,
        tests=str(len(cases)),
        failures=str(sum(case.find("failure") is not None for case in cases)),
        errors=str(sum(case.find("error") is not None for case in cases)),
        time=f"{sum(float(case.get('time', '0')) for case in cases):.3f}",
    )
    for case in cases:
        case.set("classname", name)
        suite.append(case)


def _case(item: ItemResult) -> ElementTree.Element:
    case = ElementTree.Element("testcase", name=item.recording.id, time=f"{item.took_s:.3f}")
    if item.error is not None:
        problem = ElementTree.SubElement(case, "error", message=_fit(item.error))
        problem.text = _fit(item.error)
    elif not item.succeeded:
        lines = [str(check) for check in item.failures if check.is_outcome]
        problem = ElementTree.SubElement(case, "failure", message=_fit(lines[0]))
        problem.text = _fit("\n".join(lines))
    return case


def _gate_case(gate: Gate, metrics: Mapping[str, Metric]) -> ElementTree.Element:
    case = ElementTree.Element("testcase", name=str(gate), time="0")
    if not gate.passes(metrics):
        message = f"{gate.metric} = {metrics[gate.metric].shown}"
        ElementTree.SubElement(case, "failure", message=message).text = message
    return case


def _fit(text: str) -> str:
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
