"""From the records of the data files to the project's own vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from bot.core.answers.guidance import (
    EmergencyAdvice,
    Fine,
    HotlineGuide,
    HotlineScope,
    PhoneNumber,
    ScamWarning,
)
from bot.core.places.gazetteer import District, FormerWard, Ward
from bot.core.procedure import Fee, Procedure, Source

Record = Mapping[str, Any]

CONFIDENCE = {"cao": "high", "vua": "medium", "thap": "low"}
CHANNELS = {"moi_kenh": None, "truc_tiep": "trực tiếp", "truc_tuyen": "trực tuyến"}


def _texts(record: Record, key: str) -> tuple[str, ...]:
    return tuple(record.get(key, ()))


def _day(record: Record, key: str) -> date | None:
    return date.fromisoformat(record[key]) if key in record else None


def sources(records: Iterable[Record]) -> tuple[Source, ...]:
    return tuple(
        Source(
            title=record["tieu_de"],
            kind=record["loai"],
            url=record.get("dia_chi"),
            published=record.get("ngay"),
            spoken=record.get("ten_doc"),
        )
        for record in records
    )


def procedure(record: Record, group: str) -> Procedure:
    places = record["noi_nop"]
    return Procedure(
        id=record["id"],
        name=record["ten"],
        group=group,
        aliases=_texts(record, "ten_goi_khac"),
        summary=record["tra_loi_ngan"],
        who=record["ai_lam_duoc"],
        documents=_texts(record, "ho_so"),
        places=_texts(places, "truc_tiep"),
        online=_texts(places, "truc_tuyen"),
        booking=_texts(places, "dat_lich"),
        steps=_texts(record, "cac_buoc"),
        fees=tuple(_fee(fee) for fee in record["le_phi"]["muc"]),
        fee_rule=record["le_phi"].get("quy_dinh"),
        time=record["thoi_han"],
        result=record["ket_qua"],
        legal_basis=_texts(record, "can_cu"),
        in_force=record["hieu_luc_tu"],
        sources=sources(record["nguon"]),
        confidence=CONFIDENCE[record["do_tin_cay"]],
        last_verified=date.fromisoformat(record["ngay_kiem_tra"]),
        notes=_texts(record, "luu_y"),
        ask_police=_texts(record, "hoi_lai_cong_an"),
        conflicts=_texts(record, "mau_thuan_nguon"),
        recheck_before=_day(record, "kiem_tra_lai_truoc"),
        national_code=record.get("ma_thu_tuc"),
        ages=_ages(record.get("do_tuoi")),
    )


def _ages(told: Record | None) -> tuple[int, int] | None:
    return (told["tu"], told["den"]) if told else None


def _fee(record: Record) -> Fee:
    return Fee(
        case=record["truong_hop"],
        amount_vnd=record["dong"],
        channel=CHANNELS[record["kenh"]],
        starts=_day(record, "tu"),
        ends=_day(record, "den"),
    )


def warning(record: Record) -> ScamWarning:
    return ScamWarning(
        id=record["id"],
        name=record["ten"],
        aliases=_texts(record, "ten_goi_khac"),
        signs=_texts(record, "dau_hieu"),
        advice=_texts(record, "nen_lam"),
        sources=sources(record["nguon"]),
        confidence=CONFIDENCE[record["do_tin_cay"]],
        last_verified=date.fromisoformat(record["ngay_kiem_tra"]),
        example=record.get("vi_du"),
    )


def ward(record: Record) -> Ward:
    return Ward(
        code=record["ma"],
        name=record["ten"],
        aliases=_texts(record, "ten_goi_khac"),
        former_districts=_texts(record, "quan_huyen_cu"),
        easily_misheard=_texts(record, "de_nghe_nham"),
    )


def former_ward(record: Record) -> FormerWard:
    return FormerWard(
        name=record["ten"],
        district=record["quan_huyen"],
        became=_texts(record, "thanh"),
        aliases=_texts(record, "ten_goi_khac"),
    )


def district(record: Record) -> District:
    return District(name=record["ten"], wards=_texts(record, "phuong_xa"))


def hotline_guide(record: Record) -> HotlineGuide:
    return HotlineGuide(
        hotlines={
            line["so"]: HotlineScope(
                line["so"], line["loi_chao"], line["pham_vi"], line["khong_nhan"]
            )
            for line in record["duong_day"]
        },
        numbers={number["so"]: _number(number) for number in record["so_dien_thoai"]},
        advice={advice["loai"]: _advice(advice) for advice in record["huong_dan_khan_cap"]},
        fines=tuple(_fine(fine) for fine in record["muc_phat"]),
        routing={number: tuple(words) for number, words in record["tu_khoa_chuyen_so"].items()},
        last_verified=date.fromisoformat(record["ngay_kiem_tra"]),
    )


def _number(record: Record) -> PhoneNumber:
    return PhoneNumber(
        number=record["so"],
        name=record["ten"],
        spoken=record["doc_la"],
        purposes=_texts(record, "dung_cho"),
        not_for=_texts(record, "khong_dung_cho"),
        aliases=_texts(record, "ten_goi_khac"),
        free=record.get("mien_cuoc"),
        sources=sources(record["nguon"]),
        confidence=CONFIDENCE[record["do_tin_cay"]],
        note=record.get("ghi_chu"),
    )


def _advice(record: Record) -> EmergencyAdvice:
    return EmergencyAdvice(
        kind=record["loai"],
        name=record["ten"],
        number=record["so"],
        sentences=_texts(record, "cau_noi"),
        questions=_texts(record, "can_hoi"),
        sources=sources(record["nguon"]),
        confidence=CONFIDENCE[record["do_tin_cay"]],
        needs_approval=record["can_duyet"],
        also=_texts(record, "so_kem"),
        note=record.get("ghi_chu"),
    )


def _fine(record: Record) -> Fine:
    return Fine(
        id=record["id"],
        act=record["hanh_vi"],
        lowest_vnd=record.get("thap_nhat"),
        highest_vnd=record.get("cao_nhat"),
        rule=record.get("quy_dinh"),
        legal_basis=record["can_cu"],
        sources=sources(record["nguon"]),
        confidence=CONFIDENCE[record["do_tin_cay"]],
        starts=_day(record, "tu"),
        ends=_day(record, "den"),
        in_hanoi_only=record.get("chi_o_ha_noi", False),
        note=record.get("ghi_chu"),
    )
