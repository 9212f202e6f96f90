"""What a schema cannot say: names that must be unique, codes that must exist, dates in order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from bot.core.language.vietnamese import fold
from bot.knowledge.document import Document, Fault

Path = tuple[str | int, ...]
Seen = dict[str, tuple[Document, Path]]

NAMED_KINDS = ("co_quan", "co_quan_doc_gian_tiep", "cong_an_tinh_khac", "bao_chi")
ADVICE_KINDS = (
    "fire",
    "rescue",
    "drowning",
    "elevator",
    "crime",
    "violence",
    "traffic",
    "medical",
    "suicide",
    "general",
)


def check_procedures(documents: Sequence[Document]) -> None:
    """Faults across the procedure files, each added to its document."""
    ids: Seen = {}
    aliases: dict[str, str] = {}
    for document in documents:
        if document.value["nhom"] != document.file.stem:
            document.fault(Fault(("nhom",), f'"nhom" phải là tên tệp: {document.file.stem}'))
        for index, record in enumerate(document.value["thu_tuc"]):
            path: Path = ("thu_tuc", index)
            _once(document, (*path, "id"), ids, record["id"])
            for number, alias in enumerate(record["ten_goi_khac"]):
                owner = aliases.setdefault(alias, record["id"])
                if owner != record["id"]:
                    document.fault(
                        Fault((*path, "ten_goi_khac", number), f'"{alias}" đã là tên của {owner}')
                    )
            for number, fee in enumerate(record["le_phi"]["muc"]):
                _dates(document, (*path, "le_phi", "muc", number), fee, "tu", "den")
            if not record["le_phi"]["muc"] and "quy_dinh" not in record["le_phi"]:
                document.fault(Fault((*path, "le_phi"), 'phải có "muc" hoặc "quy_dinh"'))
            if not record["noi_nop"]["truc_tiep"] and not record["noi_nop"]["truc_tuyen"]:
                document.fault(Fault((*path, "noi_nop"), "phải có ít nhất một nơi nộp"))
            _dates(document, path, record, "ngay_kiem_tra", "kiem_tra_lai_truoc")
            ages = record.get("do_tuoi")
            if ages and ages["tu"] > ages["den"]:
                document.fault(Fault((*path, "do_tuoi"), '"tu" lớn hơn "den"'))
            _sources(document, path, record)


def check_questions(documents: Sequence[Document], known: Collection[str]) -> None:
    """Only known procedures, and no question twice: which of them would it be about?"""
    seen: dict[str, str] = {}
    for document in documents:
        for identifier, aspects in document.value.items():
            if identifier not in known:
                document.fault(Fault((identifier,), f'không có thủ tục nào tên "{identifier}"'))
            for aspect, texts in aspects.items():
                for number, text in enumerate(texts):
                    owner = seen.setdefault(text.lower(), identifier)
                    if owner != identifier:
                        path: Path = (identifier, aspect, number)
                        document.fault(Fault(path, f'"{text}" đã là câu hỏi về {owner}'))


def check_nuisance(documents: Sequence[Document]) -> None:
    """Each kind in the file of its name, and no line that is said to be two things."""
    seen: dict[str, str] = {}
    for document in documents:
        kind = document.value.get("loai", document.file.stem)
        if kind != document.file.stem:
            document.fault(Fault(("loai",), f'"loai" phải là tên tệp: {document.file.stem}'))
        for group, texts in document.value.items():
            for number, text in enumerate(texts if group != "loai" else ()):
                owner = seen.setdefault(text.lower(), kind)
                if owner != kind:
                    document.fault(Fault((group, number), f'"{text}" đã là câu của {owner}'))


def check_openings(documents: Sequence[Document]) -> None:
    """No opening of two kinds, in whatever letters: what would it teach?"""
    seen: dict[str, str] = {}
    for document in documents:
        for kind, situations in document.value.items():
            for situation, texts in situations.items():
                for number, text in enumerate(texts):
                    owner = seen.setdefault(fold(text), kind)
                    if owner != kind:
                        path: Path = (kind, situation, number)
                        document.fault(Fault(path, f'"{text}" đã là câu mẫu của {owner}'))


def check_synonyms(document: Document) -> None:
    """A phrase may stand in one row only; the Vietnamese of English words may stand anywhere."""
    seen: Seen = {}
    for index, row in enumerate(document.value["cach_noi"]):
        for number, phrase in enumerate(row):
            _once(document, ("cach_noi", index, number), seen, phrase)
    for index, row in enumerate(document.value["tieng_anh"]):
        for number, phrase in enumerate(row[1:], start=1):
            _once(document, ("tieng_anh", index, number), seen, phrase)


def check_warnings(documents: Sequence[Document]) -> None:
    ids: Seen = {}
    for document in documents:
        for index, record in enumerate(document.value["canh_bao"]):
            _once(document, ("canh_bao", index, "id"), ids, record["id"])
            _sources(document, ("canh_bao", index), record)
        if "da_mat_tien" in document.value:
            _sources(document, ("da_mat_tien",), document.value["da_mat_tien"])


def check_places(wards: Document, former: Document, districts: Document, careful: Document) -> None:
    """Codes and names in one file of places must exist in the others."""
    codes: Seen = {}
    names: Seen = {}
    known = {record["ten"] for record in districts.value["quan_huyen_cu"]}
    for index, record in enumerate(wards.value["phuong_xa"]):
        _once(wards, ("phuong_xa", index, "ma"), codes, record["ma"])
        _once(wards, ("phuong_xa", index, "ten"), names, record["ten"])
        _kind(wards, ("phuong_xa", index, "ten"), record["ten"], ("Phường ", "Xã "))
        _exist(wards, ("phuong_xa", index), record, "quan_huyen_cu", known)
    for index, record in enumerate(wards.value["phuong_xa"]):
        _exist(wards, ("phuong_xa", index), record, "de_nghe_nham", names)
    for index, record in enumerate(former.value["phuong_xa_cu"]):
        path: Path = ("phuong_xa_cu", index)
        _kind(former, (*path, "ten"), record["ten"], ("Phường ", "Xã ", "Thị trấn "))
        _exist(former, path, record, "thanh", codes)
        if record["quan_huyen"] not in known:
            former.fault(Fault((*path, "quan_huyen"), f'không có "{record["quan_huyen"]}"'))
    for index, record in enumerate(districts.value["quan_huyen_cu"]):
        path = ("quan_huyen_cu", index)
        _kind(districts, (*path, "ten"), record["ten"], ("Quận ", "Huyện ", "Thị xã "))
        _exist(districts, path, record, "phuong_xa", codes)
    bare = {_bare(name) for name in names} | {
        name
        for record in former.value["phuong_xa_cu"]
        for name in (_bare(record["ten"]), *record.get("ten_goi_khac", ()))
    }
    _exist(careful, (), careful.value, "chi_khi_co_phuong_xa", bare)


def check_hotlines(document: Document) -> None:
    record = document.value
    for key, name, wanted in (
        ("duong_day", "so", ("113", "114", "1900-0113")),
        ("huong_dan_khan_cap", "loai", ADVICE_KINDS),
        ("so_dien_thoai", "so", ("113", "114", "115")),
    ):
        present = [item[name] for item in record[key]]
        for missing in [one for one in wanted if one not in present]:
            document.fault(Fault((key,), f'thiếu "{missing}"'))
    for key in ("so_dien_thoai", "huong_dan_khan_cap", "muc_phat"):
        for index, item in enumerate(record[key]):
            _sources(document, (key, index), item)
    for index, fine in enumerate(record["muc_phat"]):
        path: Path = ("muc_phat", index)
        _dates(document, path, fine, "tu", "den")
        if "quy_dinh" not in fine and not {"thap_nhat", "cao_nhat"} <= fine.keys():
            document.fault(Fault(path, 'phải có "thap_nhat" và "cao_nhat", hoặc "quy_dinh"'))
        if fine.get("thap_nhat", 0) > fine.get("cao_nhat", 0):
            document.fault(Fault((*path, "thap_nhat"), "mức thấp nhất cao hơn mức cao nhất"))


def _once(document: Document, path: Path, seen: Seen, key: str) -> None:
    """A key may stand in one place only; ``seen`` says where each stood first."""
    if key in seen:
        first, where = seen[key]
        document.fault(Fault(path, f'"{key}" đã có rồi, ở {first.name}:{first.line(where)}'))
    else:
        seen[key] = document, path


def _exist(
    document: Document, path: Path, record: Mapping[str, Any], key: str, known: Iterable[str]
) -> None:
    names = set(known)
    for number, name in enumerate(record.get(key, ())):
        if name not in names:
            document.fault(Fault((*path, key, number), f'không có "{name}"'))


def _kind(document: Document, path: Path, name: str, kinds: tuple[str, ...]) -> None:
    if not name.startswith(kinds):
        document.fault(Fault(path, f'"{name}" phải bắt đầu bằng {", ".join(kinds).strip()}'))


def _bare(name: str) -> str:
    kinds = ("Phường ", "Xã ", "Thị trấn ")
    return next(name[len(kind) :] for kind in kinds if name.startswith(kind))


def _dates(
    document: Document, path: Path, record: Mapping[str, Any], first: str, last: str
) -> None:
    for key in (first, last):
        if key in record and not _is_day(record[key]):
            document.fault(Fault((*path, key), f'"{record[key]}" không phải là một ngày có thật'))
            return
    if first in record and last in record and record[first] > record[last]:
        document.fault(Fault((*path, last), f'"{last}" trước "{first}"'))


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _sources(document: Document, path: Path, record: Mapping[str, Any]) -> None:
    """Every readable source has its spoken name; high confidence needs a readable source."""
    kinds = [source["loai"] for source in record["nguon"]]
    for number, source in enumerate(record["nguon"]):
        if source["loai"] in NAMED_KINDS and "ten_doc" not in source:
            document.fault(Fault((*path, "nguon", number), 'thiếu mục "ten_doc"'))
        if "http" in fold(source.get("ten_doc", "")):
            document.fault(Fault((*path, "nguon", number, "ten_doc"), "không đọc đường link"))
    if record["do_tin_cay"] == "cao" and not any(
        kind in (*NAMED_KINDS, "kho_cong_khai") for kind in kinds
    ):
        document.fault(Fault((*path, "do_tin_cay"), 'không được "cao" khi chưa có nguồn'))
