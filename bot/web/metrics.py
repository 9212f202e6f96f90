"""What is counted and timed, for Prometheus; nothing in it tells who called or what they said."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from bot.core.call import Call, DialogueReply, Hotline
from bot.service import OK, Service

REPLY_BUCKETS = (0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10)
STAGE_BUCKETS = (0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


class Metrics:
    """One registry an application, so that tests may make several."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        registry = self._registry
        self._messages = Counter(
            "callbot_messages",
            "Typed messages answered",
            ["hotline", "degraded"],
            registry=registry,
        )
        self._voice_messages = Counter(
            "callbot_voice_messages",
            "Spoken messages answered",
            ["hotline", "degraded"],
            registry=registry,
        )
        self._reply_s = Histogram(
            "callbot_reply_seconds",
            "From a typed message to its reply",
            buckets=REPLY_BUCKETS,
            registry=registry,
        )
        self._calls = Counter(
            "callbot_calls", "Recorded calls answered", ["hotline"], registry=registry
        )
        self._stages = Histogram(
            "callbot_call_stage_seconds",
            "Time a stage took over a whole call",
            ["stage"],
            buckets=STAGE_BUCKETS,
            registry=registry,
        )
        self._emergencies = Counter(
            "callbot_emergencies",
            "Replies that named a number to dial",
            ["number"],
            registry=registry,
        )
        self._up = Gauge("callbot_part_up", "Whether a part works", ["part"], registry=registry)
        self._restarts = Gauge(
            "callbot_dialogue_restarts", "Restarts of the dialogue process", registry=registry
        )

    def count_message(self, hotline: Hotline, reply: DialogueReply, seconds: float) -> None:
        self._messages.labels(str(hotline), str(reply.degraded).lower()).inc()
        self._reply_s.observe(seconds)
        self._count_emergency(reply)

    def count_voice_message(self, hotline: Hotline, reply: DialogueReply) -> None:
        self._voice_messages.labels(str(hotline), str(reply.degraded).lower()).inc()
        self._count_emergency(reply)

    def _count_emergency(self, reply: DialogueReply) -> None:
        if reply.emergency:
            self._emergencies.labels(reply.emergency).inc()

    def count_call(self, call: Call) -> None:
        self._calls.labels(str(call.hotline)).inc()
        for stage, taken_ms in call.timings_ms.items():
            self._stages.labels(stage).observe(taken_ms / 1000)
        if call.emergency:
            self._emergencies.labels(call.emergency).inc()

    def text(self, service: Service) -> bytes:
        """Everything in Prometheus' text format."""
        for part, state in service.parts.items():
            self._up.labels(part).set(state == OK)
        self._restarts.set(service.process.restarts)
        return generate_latest(self._registry)
