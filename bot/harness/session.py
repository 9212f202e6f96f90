"""The real parts that a run needs, with a database and recordings that end with the run."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot import wiring
from bot.harness.clock import ScriptedClock
from bot.harness.manifest import Recording
from bot.harness.probes import TimedDialogue, TimedSynthesizer, TimedTranscriber
from bot.harness.results import AUDIO, TEXT, Run
from bot.harness.run import Progress, play_recordings, type_scripts
from bot.settings import Settings

REPLIES = "replies"


@dataclass(frozen=True)
class Plan:
    """What to run: ``modes`` in their order, ``jobs`` recordings at once, replies in ``folder``."""

    recordings: Sequence[Recording]
    modes: Sequence[str]
    folder: Path
    jobs: int = 1


async def run_plan(settings: Settings, plan: Plan, progress: Progress) -> list[Run]:
    """Run a plan with the parts that the settings name.

    Tips, incidents and calls go to a database of the run's own: nothing of it is kept. Raises
    HotlineError when a part is missing or does not start.
    """
    with tempfile.TemporaryDirectory(prefix="callbot-harness-") as folder:
        own = replace(
            settings,
            var_dir=Path(folder),
            database_url=f"sqlite:///{Path(folder) / 'callbot.sqlite3'}",
        )
        # What is missing is said before the dialogue takes its seconds to start.
        hearing = TimedTranscriber(wiring.transcriber(settings)) if AUDIO in plan.modes else None
        voice = TimedSynthesizer(wiring.synthesizer(settings))
        clock = ScriptedClock(wiring.vietnam_now)
        async with wiring.running_dialogue(own, clock) as dialogue:
            turns = wiring.turn_taker(TimedDialogue(dialogue))
            runs = []
            for mode in plan.modes:
                if mode == TEXT:
                    run = await type_scripts(plan.recordings, turns, clock, plan.jobs, progress)
                else:
                    replies = plan.folder / REPLIES
                    shutil.rmtree(replies, ignore_errors=True)  # those of an earlier run
                    store = wiring.call_store(own)
                    path = wiring.call_path(own, turns, store, replies, hearing, voice, clock=clock)
                    run = await play_recordings(plan.recordings, path, clock, plan.jobs, progress)
                    run = replace(run, voice=", ".join(sorted(voice.voices)) or None)
                runs.append(run)
            return runs
