"""The running service: start-up, a message's way through it, calls, and ``understand``."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from benchmarks.figures import Figure, percentile
from benchmarks.messages import CONVERSATIONS
from bot.harness.manifest import load_manifest
from bot.settings import ROOT

ROUNDS = 8
WARM_UP_ROUNDS = 1
CALLS = 6
MESSAGES = 400
START_TIMEOUT_S = 240.0


class BenchedService:
    """``callbot serve`` with a database of its own and a dialogue port that is known."""

    def __init__(self, folder: Path) -> None:
        self.dialogue_port = _free_port()
        environment = {
            **os.environ,
            "VAR_DIR": str(folder / "var"),
            "DATABASE_URL": "",
            "DIALOGUE_PORT": str(self.dialogue_port),
            "TTS_ENGINE": "offline",
        }
        self._output = folder / "serve.log"
        began = time.monotonic()
        with self._output.open("wb") as output, (folder / "errors.log").open("wb") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot.cli", "serve", "--port", "0"],
                cwd=ROOT,
                env=environment,
                stdout=output,
                stderr=errors,
            )
        self.client = httpx.Client(timeout=120, trust_env=False)
        self.page_s, self.healthy_s = self._wait(began)

    def _wait(self, began: float) -> tuple[float, float]:
        """Seconds until the page is there, and until /health says ok."""
        page_s = None
        while time.monotonic() - began < START_TIMEOUT_S:
            found = re.search(r"http://\S+", self._output.read_text("utf-8"))
            if found:
                self.url = found.group()
                try:
                    health = self.client.get(f"{self.url}/health")
                except httpx.TransportError:
                    continue
                page_s = page_s or time.monotonic() - began
                if health.json()["status"] == "ok":
                    return page_s, time.monotonic() - began
            if self._process.poll() is not None:
                break
            time.sleep(0.05)
        self.stop()
        raise RuntimeError(f"the service did not become healthy; see {self._output.parent}")

    def processor_ms(self) -> tuple[float, float]:
        """Processor time that the web and the dialogue process have taken so far, in ms."""
        web = self._process.pid
        children = Path(f"/proc/{web}/task/{web}/children").read_text("utf-8").split()
        dialogue = next(
            int(child)
            for child in children
            if b"bot.assistant.server" in Path(f"/proc/{child}/cmdline").read_bytes()
        )
        return _processor_ms(web), _processor_ms(dialogue)

    def stop(self) -> None:
        self.client.close()
        self._process.send_signal(signal.SIGINT)
        self._process.wait(30)


@contextmanager
def running(folder: Path) -> Iterator[BenchedService]:
    service = BenchedService(folder)
    try:
        yield service
    finally:
        service.stop()


def start_up(service: BenchedService) -> list[Figure]:
    return [
        Figure("start-up: until the page answers", service.page_s, "s"),
        Figure("start-up: until /health says ok", service.healthy_s, "s", target=40),
    ]


def message_latency(service: BenchedService) -> list[Figure]:
    """The same conversations through the service and through Rasa's stock channel, in turns."""

    def through_service(name: str, hotline: str, text: str) -> None:
        body = {"conversation": name, "hotline": hotline, "text": text}
        answer = service.client.post(f"{service.url}/api/chat", json=body).json()
        if answer["degraded"]:
            raise RuntimeError("the dialogue failed during the measurement")

    stock = f"http://127.0.0.1:{service.dialogue_port}/webhooks/rest/webhook"

    def through_stock_channel(name: str, _hotline: str, text: str) -> None:
        body = {"sender": f"stock-{name}", "message": text}
        service.client.post(stock, json=body).raise_for_status()

    ours: list[float] = []
    theirs: list[float] = []
    web_ms = dialogue_ms = 0.0
    for number in range(WARM_UP_ROUNDS + ROUNDS):
        web_before, dialogue_before = service.processor_ms()
        ours_now = list(_timed_round(number, through_service))
        web_after, dialogue_after = service.processor_ms()
        theirs_now = list(_timed_round(number, through_stock_channel))
        if number >= WARM_UP_ROUNDS:
            ours += ours_now
            theirs += theirs_now
            web_ms += web_after - web_before
            dialogue_ms += dialogue_after - dialogue_before
    ratio = percentile(ours, 0.5) / percentile(theirs, 0.5)
    return [
        Figure(f"message to reply, p50 of {len(ours)}", percentile(ours, 0.5), "ms", target=60),
        Figure("message to reply, p95", percentile(ours, 0.95), "ms", target=150),
        # Unlike the above, these hardly change with what else the machine is doing.
        Figure("processor time a message: web process", web_ms / len(ours), "ms"),
        Figure("processor time a message: dialogue process", dialogue_ms / len(ours), "ms"),
        Figure("baseline: Rasa's stock rest channel alone, p50", percentile(theirs, 0.5), "ms"),
        Figure("baseline: Rasa's stock rest channel alone, p95", percentile(theirs, 0.95), "ms"),
        Figure("whole service / stock rest channel, p50", ratio, "x"),
    ]


def _timed_round(number: int, send: Callable[[str, str, str], None]) -> Iterator[float]:
    """Milliseconds of each message of one round of all conversations."""
    for which, (hotline, texts) in enumerate(CONVERSATIONS):
        for text in texts:
            began = time.perf_counter()
            send(f"bench-{number}-{which}", hotline, text)
            yield (time.perf_counter() - began) * 1000


def calls(service: BenchedService) -> list[Figure]:
    """Recorded calls through everything; how long each stage takes for a second of recording."""
    recordings = load_manifest(ROOT / "audio_samples" / "manifest.yml").recordings
    spoken = [recording for recording in recordings if recording.transcript][:CALLS]
    stages: dict[str, float] = {}
    audio_s = whole_s = 0.0
    for recording in spoken:
        began = time.perf_counter()
        with recording.file.open("rb") as audio:
            answer = service.client.post(
                f"{service.url}/api/calls",
                data={"hotline": str(recording.hotline)},
                files={"audio": (recording.file.name, audio)},
            )
        answer.raise_for_status()
        whole_s += time.perf_counter() - began
        audio_s += answer.json()["seconds"]
        for stage, taken_ms in answer.json()["timings_ms"].items():
            stages[stage] = stages.get(stage, 0.0) + taken_ms
    figures = [
        Figure(f"calls: {stage}, per second of recording", taken_ms / audio_s, "ms")
        for stage, taken_ms in stages.items()
    ]
    whole = 1000 * whole_s / audio_s
    return [*figures, Figure(f"calls: all of {len(spoken)}, per second", whole, "ms", target=1000)]


def understand(folder: Path) -> list[Figure]:
    """Messages a second through ``callbot understand``, once it has given its first answer."""
    lines = []
    while len(lines) < MESSAGES:
        for which, (hotline, texts) in enumerate(CONVERSATIONS):
            name = f"{len(lines)}-{which}"
            lines += [{"conversation": name, "hotline": hotline, "text": text} for text in texts]
    source = folder / "messages.jsonl"
    source.write_text("".join(json.dumps({"id": n, **m}) + "\n" for n, m in enumerate(lines)))
    with source.open("rb") as messages, (folder / "understand.log").open("wb") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot.cli", "understand"],
            cwd=ROOT,
            stdin=messages,
            stdout=subprocess.PIPE,
            stderr=errors,
        )
        assert process.stdout is not None
        process.stdout.readline()
        began = time.perf_counter()
        answered = sum(1 for _ in process.stdout)
        taken_s = time.perf_counter() - began
        if process.wait() != 0 or answered != len(lines) - 1:
            raise RuntimeError(f"callbot understand failed; see {folder}")
    rate = answered / taken_s
    return [Figure(f"understand: of {answered} messages", rate, "a second", 40, at_least=True)]


def _processor_ms(pid: int) -> float:
    stat = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(stat[11]) + int(stat[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
