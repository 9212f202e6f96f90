"""Training: python -m bot.assistant.train [--check-only] [--force].

Writes build/dialogue/callbot.tar.gz; does nothing when nothing it depends on has changed, and takes
a model that another clone on this machine trained from the same (see kept_models).
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.assistant import kept_models
from bot.core.errors import DataError

ROOT = Path(__file__).resolve().parents[2]
ASSISTANT = ROOT / "bot" / "assistant"
DATA = ROOT / "data"
CORRECTIONS = DATA / "corrections"  # approved in the review console
TRAINING_DATA = ("nlu", "corrections", "rules", "stories")
QUESTIONS = DATA / "questions"
NUISANCE = DATA / "nuisance"
OPENINGS = DATA / "emergencies"
TRAINED_COMPONENTS = (
    "tokenizer",
    "synonyms",
    "features",
    "message_counts",
    "sentence_meaning",
    "linear_classifier",
    "linear_model",
    "ngrams",
    "nuisance",
    "nuisance_model",
    "hashed_counts",
    "emergencies",
    "emergency_model",
    "procedures",
    "aspect_finder",
    "intents",
    "slot_tagger",
    "slot_words",
    "entities",
    "own_project",
)
TRAINED_FROM = (
    ASSISTANT / "config.yml",
    # The fixed replies lie in the domain too, but the actions read them afresh.
    ASSISTANT / "domain" / "intents.yml",
    ASSISTANT / "domain" / "slots.yml",
    ASSISTANT / "domain" / "actions.yml",
    ASSISTANT / "training_data.py",
    ASSISTANT / "chance.py",
    ASSISTANT / "mishearing.py",
    ASSISTANT / "digressions.py",
    ASSISTANT / "nuisance_lines.py",
    *(ASSISTANT / "components" / f"{name}.py" for name in TRAINED_COMPONENTS),
    *sorted((ASSISTANT / "encoder").glob("*.py")),
    QUESTIONS,
    NUISANCE,
    OPENINGS,
    ROOT / "bot" / "core" / "language" / "sounds.py",
    ROOT / "bot" / "core" / "language" / "vietnamese.py",
    ROOT / "bot" / "core" / "emergencies" / "kinds.py",
)


def main() -> int:
    """Exit codes: 0 done or nothing to do, 1 data are faulty or training failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check-only", action="store_true", help="check the data, train nothing")
    parser.add_argument("--force", action="store_true", help="train even if nothing changed")
    parser.add_argument(
        "--model", type=Path, default=ROOT / "build" / "dialogue" / "callbot.tar.gz"
    )
    arguments = parser.parse_args()
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ["LOG_LEVEL"] = "ERROR"  # Rasa draws progress bars unless it may log nothing else
    try:
        if arguments.check_only:
            return check()
        return train(arguments.model.resolve(), arguments.force)
    except DataError as error:
        print(error.message, file=sys.stderr)
        return 1


def train(model: Path, force: bool = False) -> int:
    """Train into ``model`` unless it is up to date."""
    stamp = model.with_name(model.name + ".sha256")
    wanted = content_hash()
    if not force and model.is_file() and stamp.is_file() and stamp.read_text() == wanted:
        print(f"the dialogue model is up to date: {_shown(model)}")
        return 0
    model.parent.mkdir(parents=True, exist_ok=True)
    if not force and kept_models.fetch(wanted, model):
        stamp.write_text(wanted)
        print(f"the dialogue model was trained from the same data before: {_shown(model)}")
        return 0

    from bot.assistant.training_data import write_generated

    started = time.monotonic()
    generated = model.parent / "nlu"
    shutil.rmtree(generated, ignore_errors=True)
    generated.mkdir(parents=True)
    with _written_examples() as written:
        count = write_generated(written, generated)
    print(f"generated {count} training examples in {_shown(generated)}")
    print("training the dialogue model (about ten minutes on two idle cores) …", flush=True)

    import skops.io  # noqa: F401 (before TensorFlow, or both load slower)
    from rasa.model_training import train as rasa_train

    from bot.assistant.packing import pack_quickly
    from bot.assistant.process_logging import configure_logging

    configure_logging("INFO")
    pack_quickly()
    warnings.simplefilter("ignore")  # of libraries; faults of the data are found by --check-only
    fresh = model.with_name("being-trained.tar.gz")
    result = rasa_train(
        domain=str(ASSISTANT / "domain"),
        config=str(ASSISTANT / "config.yml"),
        training_files=[str(generated), *training_folders()],
        output=str(model.parent),
        fixed_model_name=fresh.name.removesuffix(".tar.gz"),
        force_training=force,
    )
    if result.code != 0 or not fresh.is_file():
        print("training failed", file=sys.stderr)
        return 1
    fresh.replace(model)  # at once: a process that starts now finds the old model or the new one
    stamp.write_text(wanted)
    kept_models.keep(wanted, model)
    print(f"trained {_shown(model)} in {time.monotonic() - started:.0f} s")
    return 0


def check() -> int:
    """Check the training data as Rasa does, with every warning an error."""
    import skops.io  # noqa: F401
    from rasa.shared.importers.importer import TrainingDataImporter

    from bot.assistant.data_check import faults

    importer = TrainingDataImporter.load_from_config(
        str(ASSISTANT / "config.yml"), str(ASSISTANT / "domain"), training_folders()
    )
    found = faults(importer, DATA, ROOT / "actions")
    for fault in found:
        print(fault, file=sys.stderr)
    print("the dialogue's training data are faulty" if found else "the training data are sound")
    return 1 if found else 0


@contextmanager
def _written_examples() -> Iterator[Path]:
    """One folder with all examples that people wrote or corrected. Raises DataError when a
    correction must not be taught."""
    from bot.knowledge.examples import correction_faults

    if not CORRECTIONS.is_dir():
        yield DATA / "nlu"
        return
    found = correction_faults(DATA, ROOT)
    if found:
        raise DataError("bad_correction", "\n".join(found))
    with tempfile.TemporaryDirectory(prefix="callbot-examples-") as folder:
        for source in (DATA / "nlu", CORRECTIONS):
            for file in source.glob("*.yml"):
                shutil.copyfile(file, Path(folder) / f"{source.name}-{file.name}")
        yield Path(folder)


def training_folders() -> list[str]:
    """Folders of Rasa data that have files: data/procedures and its like are not for Rasa."""
    return [str(DATA / name) for name in TRAINING_DATA if any((DATA / name).glob("*.yml"))]


def content_hash() -> str:
    """A hash of all that the trained model is made from; code that only runs it is left out."""
    from bot.assistant.training_data import procedure_names

    digest = hashlib.sha256(repr(procedure_names()).encode())
    for source in (*TRAINED_FROM, *(DATA / name for name in TRAINING_DATA)):
        files = sorted(source.rglob("*.yml")) if source.is_dir() else [source]
        for file in files:
            if file.is_file():
                digest.update(str(file.relative_to(ROOT)).encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()


def _shown(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


if __name__ == "__main__":
    raise SystemExit(main())
