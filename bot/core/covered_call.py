"""A whole call as those see it who may not see personal data."""

from __future__ import annotations

from dataclasses import replace

from bot.core.call import Call, Turn
from bot.core.personal_data import covered, covered_report
from bot.core.report import Incident, Tip


def covered_call(call: Call) -> Call:
    """A copy without the caller's number and the recording's name, with personal data covered in
    all that was said and answered."""
    return replace(call, caller=None, file=None, turns=[_covered(turn) for turn in call.turns])


def _covered(turn: Turn) -> Turn:
    said, reply = turn.utterance, turn.reply
    incident = reply.incident and Incident.from_dict(covered_report(reply.incident.as_dict()))
    tip = reply.tip and Tip.from_dict(covered_report(reply.tip.as_dict()))
    return replace(
        turn,
        utterance=replace(said, text=covered(said.text), spoken=covered(said.spoken)),
        reply=replace(
            reply, text=covered(reply.text), entities=(), slots={}, incident=incident, tip=tip
        ),
        reply_audio=None,
    )
