"""Loaders of the data files, cached per folder; each raises DataError naming file and line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.core.answers.guidance import HotlineGuide, ScamWarning
from bot.core.errors import DataError
from bot.core.places.gazetteer import Gazetteer
from bot.core.procedure import Procedure
from bot.knowledge import checks, convert, schemas
from bot.knowledge.document import Document
from bot.knowledge.rewording import Rewording
from bot.knowledge.search import ProcedureIndex

DATA = Path(__file__).resolve().parents[2] / "data"
SYNONYMS = "_cach_noi.yml"
GENUINE_LINES = "goi_that"
PARTS = (
    "procedures",
    "questions",
    "emergencies",
    "places",
    "warnings",
    "nuisance",
    "hotlines",
)


@lru_cache(maxsize=4)
def load_procedures(data: Path = DATA) -> Mapping[str, Procedure]:
    """All procedures by id."""
    documents = _sound(_procedure_documents(data))
    return {
        record["id"]: convert.procedure(record, document.value["nhom"])
        for document in documents
        for record in document.value["thu_tuc"]
    }


@lru_cache(maxsize=4)
def load_index(data: Path = DATA) -> ProcedureIndex:
    """The search index over ``load_procedures`` and the synonyms."""
    (synonyms,) = _sound([_synonym_document(data)])
    return ProcedureIndex(
        load_procedures(data),
        synonyms.value["cach_noi"],
        synonyms.value["khong_thuoc_cong_an"],
        synonyms.value["tu_chi_viec"],
        synonyms.value["tu_chua_du"],
        load_rewording(data),
    )


@lru_cache(maxsize=4)
def load_rewording(data: Path = DATA) -> Rewording:
    """English words that people mix in, and foreigners by their nation."""
    (synonyms,) = _sound([_synonym_document(data)])
    return Rewording(synonyms.value["tieng_anh"], synonyms.value["quoc_tich"])


@dataclass(frozen=True)
class Question:
    """How somebody asks about one aspect of a procedure: an example to learn from."""

    procedure: str
    aspect: str
    text: str


@lru_cache(maxsize=4)
def load_questions(data: Path = DATA) -> Sequence[Question]:
    """Every question of data/questions."""
    return tuple(
        Question(procedure, aspect, text)
        for document in _sound(_question_documents(data))
        for procedure, aspects in document.value.items()
        for aspect, texts in aspects.items()
        for text in texts
    )


@dataclass(frozen=True)
class NuisanceLine:
    """What a nuisance caller says, or a genuine one who sounds alike (``kind`` goi_that).

    ``group``: where in the call, mo_dau or noi_tiep; of genuine ones what makes them sound so.
    """

    kind: str
    group: str
    text: str


@lru_cache(maxsize=4)
def load_nuisance_lines(data: Path = DATA) -> Sequence[NuisanceLine]:
    """Every line of data/nuisance."""
    return tuple(
        NuisanceLine(document.value.get("loai", GENUINE_LINES), group, text)
        for document in _sound(_nuisance_documents(data))
        for group, texts in document.value.items()
        if group != "loai"
        for text in texts
    )


@dataclass(frozen=True)
class Opening:
    """How somebody begins to tell of an emergency: an example to learn from.

    ``kind`` is one of bot.core.emergencies.triage.KINDS, or HARMLESS for what only sounds alarming.
    """

    kind: str
    text: str


@lru_cache(maxsize=4)
def load_openings(data: Path = DATA) -> Sequence[Opening]:
    """Every opening of data/emergencies."""
    return tuple(
        Opening(kind, text)
        for document in _sound(_opening_documents(data))
        for kind, situations in document.value.items()
        for texts in situations.values()
        for text in texts
    )


@lru_cache(maxsize=4)
def load_warnings(data: Path = DATA) -> Mapping[str, ScamWarning]:
    """All scam warnings by id."""
    documents = _sound(_warning_documents(data))
    records = (record for document in documents for record in document.value["canh_bao"])
    return {record["id"]: convert.warning(record) for record in records}


@lru_cache(maxsize=4)
def load_money_steps(data: Path = DATA) -> Sequence[str]:
    """What whoever has just lost money to a swindle does first, in sentences; maybe none."""
    return tuple(
        sentence
        for document in _sound(_warning_documents(data))
        for sentence in document.value.get("da_mat_tien", {}).get("cau_noi", ())
    )


@lru_cache(maxsize=4)
def load_hotlines(data: Path = DATA) -> HotlineGuide:
    """Numbers, greetings, safety advice, fines."""
    (document,) = _sound([_hotline_document(data)])
    return convert.hotline_guide(document.value)


@lru_cache(maxsize=4)
def load_gazetteer(data: Path = DATA) -> Gazetteer:
    """Wards, former wards, former districts."""
    wards, former, districts, careful = _sound(_place_documents(data))
    return Gazetteer(
        [convert.ward(record) for record in wards.value["phuong_xa"]],
        [convert.former_ward(record) for record in former.value["phuong_xa_cu"]],
        [convert.district(record) for record in districts.value["quan_huyen_cu"]],
        careful.value["chi_khi_co_phuong_xa"],
        careful.value["duong_pho"],
    )


def check_data(root: Path, parts: Sequence[str] = PARTS) -> list[str]:
    """Every fault in ``root``/data as "data/…yml:41: message"; empty when all is well."""
    data = root / "data"
    read = {
        "procedures": lambda: [*_procedure_documents(data), _synonym_document(data)],
        "questions": lambda: _question_documents(data),
        "emergencies": lambda: _opening_documents(data),
        "places": lambda: _place_documents(data),
        "warnings": lambda: _warning_documents(data),
        "nuisance": lambda: _nuisance_documents(data),
        "hotlines": lambda: [_hotline_document(data)],
    }
    return [fault for part in parts for document in read[part]() for fault in document.faults]


def _procedure_documents(data: Path) -> list[Document]:
    files = [file for file in _files(data, "procedures") if file.name != SYNONYMS]
    documents = [_document(data, file, schemas.PROCEDURES) for file in files]
    checks.check_procedures([document for document in documents if not document.faults])
    return documents


def _question_documents(data: Path) -> list[Document]:
    """None at all is sound, too: procedures are then known by their names alone."""
    files = sorted((data / "questions").glob("*.yml"))
    documents = [_document(data, file, schemas.QUESTIONS) for file in files]
    sound = [document for document in documents if not document.faults]
    procedures = _procedure_documents(data)
    if not any(document.faults for document in procedures):
        known = {record["id"] for document in procedures for record in document.value["thu_tuc"]}
        checks.check_questions(sound, known)
    return documents


def _opening_documents(data: Path) -> list[Document]:
    """None at all is sound, too: emergencies are then known by their cues alone."""
    files = sorted((data / "emergencies").glob("*.yml"))
    documents = [_document(data, file, schemas.OPENINGS) for file in files]
    checks.check_openings([document for document in documents if not document.faults])
    return documents


def _synonym_document(data: Path) -> Document:
    document = _document(data, data / "procedures" / SYNONYMS, schemas.SYNONYMS)
    if not document.faults:
        checks.check_synonyms(document)
    return document


def _warning_documents(data: Path) -> list[Document]:
    files = _files(data, "warnings")
    documents = [_document(data, file, schemas.WARNINGS) for file in files]
    checks.check_warnings([document for document in documents if not document.faults])
    return documents


def _nuisance_documents(data: Path) -> list[Document]:
    """None at all is sound, too: nuisance is then known by its cues alone."""
    files = sorted((data / "nuisance").glob("*.yml"))
    documents = [
        _document(
            data,
            file,
            schemas.GENUINE_CALLS if file.stem == GENUINE_LINES else schemas.NUISANCE,
        )
        for file in files
    ]
    checks.check_nuisance([document for document in documents if not document.faults])
    return documents


def _place_documents(data: Path) -> list[Document]:
    """Wards, former wards, districts, names to be careful with."""
    documents = [
        _document(data, data / "places" / name, schema)
        for name, schema in (
            ("phuong_xa.yml", schemas.WARDS),
            ("phuong_xa_cu.yml", schemas.FORMER_WARDS),
            ("quan_huyen_cu.yml", schemas.DISTRICTS),
            ("ten_can_can_than.yml", schemas.CAREFUL_NAMES),
        )
    ]
    if not any(document.faults for document in documents):
        checks.check_places(*documents)
    return documents


def _hotline_document(data: Path) -> Document:
    document = _document(data, data / "hotlines.yml", schemas.HOTLINES)
    if not document.faults:
        checks.check_hotlines(document)
    return document


def _files(data: Path, folder: str) -> list[Path]:
    """The data files of a folder; a missing folder shows as one missing file."""
    return sorted((data / folder).glob("*.yml")) or [data / folder / "*.yml"]


def _document(data: Path, file: Path, schema: Mapping[str, Any]) -> Document:
    return Document(file, schema, f"{data.name}/{file.relative_to(data).as_posix()}")


def _sound(documents: Sequence[Document]) -> Sequence[Document]:
    """The documents when nothing is wrong with them. Raises DataError with every fault."""
    faults = [fault for document in documents for fault in document.faults]
    if faults:
        raise DataError("invalid", "\n".join(faults))
    return documents
