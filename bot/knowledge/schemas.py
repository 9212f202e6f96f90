"""JSON schemas of the data files; data/README.md says the same in words."""

from __future__ import annotations

from typing import Any

from bot.core.emergencies.kinds import HARMLESS, KINDS
from bot.core.nuisance_kinds import KINDS as NUISANCE_KINDS
from bot.core.procedure import ASPECTS

Schema = dict[str, Any]

TEXT: Schema = {"type": "string", "minLength": 1}
TEXTS: Schema = {"type": "array", "items": TEXT}
SOME_TEXTS: Schema = {**TEXTS, "minItems": 1}
NAMES: Schema = {**SOME_TEXTS, "uniqueItems": True}
DAY: Schema = {
    "type": "string",
    "pattern": r"^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$",
    "description": "ngày viết năm-tháng-ngày, ví dụ 2026-11-22",
}
PUBLISHED: Schema = {
    "type": "string",
    "pattern": r"^(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$",
    "description": "viết năm, năm-tháng hoặc năm-tháng-ngày, ví dụ '2026-07'",
}
ID: Schema = {
    "type": "string",
    "pattern": r"^[a-z][a-z0-9_]*$",
    "description": "chỉ dùng chữ thường không dấu, số và dấu gạch dưới",
}
WARD_CODE: Schema = {
    "type": "string",
    "pattern": r"^\d{5}$",
    "description": "mã phường, xã gồm 5 chữ số, đặt trong dấu nháy",
}
CONFIDENCE: Schema = {"enum": ["cao", "vua", "thap"]}
AMOUNT: Schema = {"type": "integer", "minimum": 0}
AGE: Schema = {"type": "integer", "minimum": 0, "maximum": 150, "description": "số tuổi"}


def record(required: Schema, optional: Schema | None = None) -> Schema:
    """An object with exactly these keys."""
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


def some(item: Schema) -> Schema:
    return {"type": "array", "minItems": 1, "items": item}


SOURCE = record(
    {
        "tieu_de": TEXT,
        "loai": {
            "enum": [
                "co_quan",
                "co_quan_doc_gian_tiep",
                "cong_an_tinh_khac",
                "bao_chi",
                "kho_cong_khai",
                "ban_sao_trang_khac",
                "khong_nguon",
            ]
        },
    },
    {
        "dia_chi": {"type": "string", "pattern": "^https?://", "description": "phải là đường link"},
        "ngay": PUBLISHED,
        "ten_doc": TEXT,
    },
)
FEE = record(
    {
        "truong_hop": TEXT,
        "dong": AMOUNT,
        "kenh": {"enum": ["moi_kenh", "truc_tiep", "truc_tuyen"]},
    },
    {"tu": DAY, "den": DAY},
)
PROCEDURE = record(
    {
        "id": ID,
        "ten": TEXT,
        "ten_goi_khac": NAMES,
        "tra_loi_ngan": TEXT,
        "ai_lam_duoc": TEXT,
        "ho_so": SOME_TEXTS,
        "noi_nop": record({"truc_tiep": TEXTS, "truc_tuyen": TEXTS}, {"dat_lich": TEXTS}),
        "cac_buoc": SOME_TEXTS,
        "le_phi": record({"muc": {"type": "array", "items": FEE}}, {"quy_dinh": TEXT}),
        "thoi_han": TEXT,
        "ket_qua": TEXT,
        "can_cu": SOME_TEXTS,
        "hieu_luc_tu": TEXT,
        "do_tin_cay": CONFIDENCE,
        "ngay_kiem_tra": DAY,
        "nguon": some(SOURCE),
    },
    {
        "do_tuoi": record({"tu": AGE, "den": AGE}),
        "luu_y": TEXTS,
        "hoi_lai_cong_an": TEXTS,
        "mau_thuan_nguon": TEXTS,
        "kiem_tra_lai_truoc": DAY,
        "ma_thu_tuc": TEXT,
    },
)
PROCEDURES = record({"nhom": ID, "ten_nhom": TEXT, "thu_tuc": some(PROCEDURE)})
SYNONYMS = record(
    {
        "cach_noi": some(NAMES),
        "tieng_anh": some(NAMES),
        "quoc_tich": NAMES,
        "tu_chi_viec": NAMES,
        "tu_chua_du": NAMES,
        "khong_thuoc_cong_an": NAMES,
    }
)
QUESTIONS: Schema = {
    "type": "object",
    "minProperties": 1,
    "additionalProperties": {
        "type": "object",
        "minProperties": 1,
        "properties": dict.fromkeys(ASPECTS, SOME_TEXTS),
        "additionalProperties": False,
    },
}
NUISANCE = record({"loai": {"enum": list(NUISANCE_KINDS)}, "mo_dau": NAMES, "noi_tiep": NAMES})
GENUINE_CALLS: Schema = {
    "type": "object",
    "minProperties": 1,
    "propertyNames": ID,
    "additionalProperties": NAMES,
}
OPENINGS: Schema = {
    "type": "object",
    "minProperties": 1,
    "propertyNames": {"enum": [*KINDS, HARMLESS]},
    "additionalProperties": {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": NAMES,
    },
}
WARNINGS = record(
    {
        "canh_bao": some(
            record(
                {
                    "id": ID,
                    "ten": TEXT,
                    "ten_goi_khac": NAMES,
                    "dau_hieu": SOME_TEXTS,
                    "nen_lam": SOME_TEXTS,
                    "do_tin_cay": CONFIDENCE,
                    "ngay_kiem_tra": DAY,
                    "nguon": some(SOURCE),
                },
                {"vi_du": TEXT},
            )
        )
    },
    {
        "da_mat_tien": record(
            {
                "cau_noi": SOME_TEXTS,
                "do_tin_cay": CONFIDENCE,
                "ngay_kiem_tra": DAY,
                "nguon": some(SOURCE),
            }
        )
    },
)
WARDS = record(
    {
        "phap_ly": TEXT,
        "ngay_kiem_tra": DAY,
        "nguon": some(SOURCE),
        "phuong_xa": some(
            record(
                {"ma": WARD_CODE, "ten": TEXT, "quan_huyen_cu": SOME_TEXTS},
                {"ten_goi_khac": NAMES, "de_nghe_nham": NAMES},
            )
        ),
    }
)
_PLACES_OF_OLD: Schema = {
    "do_tin_cay": CONFIDENCE,
    "ngay_kiem_tra": DAY,
    "nguon": some(SOURCE),
}
FORMER_WARDS = record(
    {
        **_PLACES_OF_OLD,
        "phuong_xa_cu": some(
            record(
                {"ten": TEXT, "quan_huyen": TEXT, "thanh": some(WARD_CODE)},
                {"ten_goi_khac": NAMES},
            )
        ),
    }
)
DISTRICTS = record(
    {
        **_PLACES_OF_OLD,
        "quan_huyen_cu": some(record({"ten": TEXT, "phuong_xa": some(WARD_CODE)})),
    }
)
CAREFUL_NAMES = record({"chi_khi_co_phuong_xa": NAMES, "duong_pho": NAMES})
HOTLINES = record(
    {
        "ngay_kiem_tra": DAY,
        "duong_day": some(
            record(
                {
                    "so": {"enum": ["113", "114", "1900-0113"]},
                    "loi_chao": {
                        "type": "string",
                        "pattern": "mô phỏng",
                        "description": 'lời chào phải nói rõ là tổng đài "mô phỏng"',
                    },
                    "pham_vi": TEXT,
                    "khong_nhan": TEXT,
                }
            )
        ),
        "so_dien_thoai": some(
            record(
                {
                    "so": TEXT,
                    "ten": TEXT,
                    "doc_la": TEXT,
                    "ten_goi_khac": NAMES,
                    "dung_cho": SOME_TEXTS,
                    "khong_dung_cho": TEXTS,
                    "do_tin_cay": CONFIDENCE,
                    "nguon": some(SOURCE),
                },
                {"mien_cuoc": {"type": "boolean"}, "ghi_chu": TEXT},
            )
        ),
        "huong_dan_khan_cap": some(
            record(
                {
                    "loai": ID,
                    "ten": TEXT,
                    "so": {"enum": ["113", "114", "115"]},
                    "cau_noi": SOME_TEXTS,
                    "can_hoi": SOME_TEXTS,
                    "can_duyet": {"type": "boolean"},
                    "do_tin_cay": CONFIDENCE,
                    "nguon": some(SOURCE),
                },
                {"so_kem": NAMES, "ghi_chu": TEXT},
            )
        ),
        "muc_phat": some(
            record(
                {
                    "id": ID,
                    "hanh_vi": TEXT,
                    "can_cu": TEXT,
                    "do_tin_cay": CONFIDENCE,
                    "nguon": some(SOURCE),
                },
                {
                    "thap_nhat": AMOUNT,
                    "cao_nhat": AMOUNT,
                    "quy_dinh": TEXT,
                    "tu": DAY,
                    "den": DAY,
                    "chi_o_ha_noi": {"type": "boolean"},
                    "ghi_chu": TEXT,
                },
            )
        ),
        "tu_khoa_chuyen_so": record(dict.fromkeys(("113", "114", "115", "111"), NAMES)),
    }
)
