import shutil
from pathlib import Path

import pytest

from bot.core.errors import DataError
from bot.core.places.gazetteer import Gazetteer
from bot.knowledge import (
    check_data,
    load_gazetteer,
    load_hotlines,
    load_procedures,
    load_warnings,
)
from bot.knowledge.checks import ADVICE_KINDS

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder with its own copy of the data files."""
    for part in ("procedures", "questions", "emergencies", "places", "warnings", "nuisance"):
        shutil.copytree(ROOT / "data" / part, tmp_path / "data" / part)
    shutil.copy(ROOT / "data" / "hotlines.yml", tmp_path / "data" / "hotlines.yml")
    return tmp_path


def change(root: Path, name: str, old: str, new: str) -> int:
    """Replace the first ``old`` in a data file; the line it stood on."""
    file = root / "data" / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def part_of(name: str) -> str:
    return name.split("/")[0].removesuffix(".yml")


def test_the_data_files_are_sound() -> None:
    """Nothing is wrong with the data of this repository."""
    assert check_data(ROOT) == []


def test_all_entries_are_there() -> None:
    """54 procedures, 126 wards, nine scams, three hotlines, advice for every kind."""
    assert len(load_procedures()) == 54
    assert len(load_gazetteer().wards) == 126
    assert len(load_warnings()) == 9
    guide = load_hotlines()
    assert set(guide.hotlines) == {"113", "114", "1900-0113"}
    assert set(guide.advice) == set(ADVICE_KINDS)


def test_greetings_say_that_it_is_a_simulation() -> None:
    """Nobody may take the assistant for the police."""
    for line in load_hotlines().hotlines.values():
        assert "mô phỏng" in line.greeting


def test_unsourced_advice_needs_approval() -> None:
    """Advice without full sources is marked for a specialist, self-harm above all."""
    advice = load_hotlines().advice
    assert advice["suicide"].needs_approval
    for one in advice.values():
        assert one.needs_approval or all(s.kind != "khong_nguon" for s in one.sources)


def test_loading_twice_gives_the_same_object() -> None:
    """Loaders are cached."""
    assert load_procedures() is load_procedures()
    assert isinstance(load_gazetteer(), Gazetteer)


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("procedures/vneid.yml", "    ten: Cấp tài", "    tenn: Cấp tài", 'tên "tenn"'),
        ("procedures/vneid.yml", "do_tin_cay: vua", "do_tin_cay: rat cao", "phải là một trong"),
        ("procedures/can_cuoc.yml", "dong: 50000", "dong: 50k", "một số nguyên"),
        ("procedures/can_cuoc.yml", "den: '2026-12-31'", "den: '2024-12-31'", '"den" trước "tu"'),
        ("procedures/can_cuoc.yml", "tu: '2025-07-01'", "tu: '2025-02-30'", "một ngày có thật"),
        ("procedures/can_cuoc.yml", "- mất căn cước\n", "- đổi căn cước\n", "đã là tên của"),
        (
            "procedures/can_cuoc.yml",
            "id: cap_lai_the_can_cuoc",
            "id: doi_the_can_cuoc",
            "đã có rồi",
        ),
        ("procedures/pccc.yml", "nhom: pccc", "nhom: chay", "phải là tên tệp"),
        ("questions/vneid.yml", "vneid_muc_1:", "vneid_muc_9:", "không có thủ tục nào"),
        ("questions/vneid.yml", "  documents:", "  papers:", 'tên "papers"'),
        ("emergencies/giao_thong.yml", "traffic:", "trafic:", '"trafic" không hợp lệ'),
        ("emergencies/keu_cuu.yml", '- "cứu với"', '- "cháy kho"', "đã là câu mẫu của"),
        ("places/phuong_xa_cu.yml", "['09694']", "['99999']", 'không có "99999"'),
        ("places/phuong_xa.yml", "- Quận Hoàn Kiếm", "- Quận Hoàn", 'không có "Quận Hoàn"'),
        ("warnings/lua_dao.yml", "id: deepfake", "id: shipper", "đã có rồi"),
        ("nuisance/moi_vay.yml", "loai: moi_vay", "loai: moi_no", "phải là một trong"),
        ("nuisance/moi_vay.yml", "loai: moi_vay", "loai: chao_hang", "phải là tên tệp"),
        ("nuisance/moi_vay.yml", "noi_tiep:", "noi_them:", 'thiếu mục "noi_tiep"'),
        ("nuisance/nham_so.yml", "- tôi gọi nhầm số thôi\n", "- cứu với\n", "đã là câu của"),
        ("nuisance/goi_that.yml", "  - dạ\n", "  - 113\n", "một dòng chữ"),
        ("hotlines.yml", "loai: suicide", "loai: suicides", 'thiếu "suicide"'),
        ("hotlines.yml", "tổng đài mô phỏng 113", "tổng đài 113", "mô phỏng"),
        ("hotlines.yml", "thap_nhat: 3000000", "thap_nhat: 9000000", "cao hơn mức cao nhất"),
    ],
)
def test_a_fault_is_named_with_file_and_line(
    copy: Path, name: str, old: str, new: str, message: str
) -> None:
    """Each kind of mistake an officer may make is found, and said where it is."""
    line = change(copy, name, old, new)
    faults = check_data(copy, [part_of(name)])
    assert faults
    assert all(fault.startswith("data/") for fault in faults)
    matching = [fault for fault in faults if message in fault]
    assert matching, faults
    if not message.startswith("thiếu"):
        assert any(fault.startswith(f"data/{name}:{line}:") for fault in matching), (line, faults)


def test_broken_yaml_is_named_with_its_line(copy: Path) -> None:
    """A syntax error gives one message, not a traceback."""
    line = change(copy, "procedures/vneid.yml", "    ten: Cấp tài", "\tten: [Cấp tài")
    (fault,) = check_data(copy, ["procedures"])
    assert fault.startswith(f"data/procedures/vneid.yml:{line}: sai cú pháp YAML")


def test_every_fault_is_reported_at_once(copy: Path) -> None:
    """Three mistakes in three files are three messages of one run."""
    change(copy, "procedures/vneid.yml", "do_tin_cay: vua", "do_tin_cay: x")
    change(copy, "warnings/lua_dao.yml", "do_tin_cay: cao", "do_tin_cay: x")
    change(copy, "places/phuong_xa.yml", "ma: '00004'", "ma: '4'")
    assert len(check_data(copy)) == 3


def test_a_missing_or_unreadable_file_is_a_message(copy: Path) -> None:
    """A file that is gone or not text is named like any other fault."""
    (copy / "data" / "hotlines.yml").unlink()
    (copy / "data" / "procedures" / "pccc.yml").write_bytes(b"\xff\xfe\x00")
    faults = check_data(copy, ["procedures", "hotlines"])
    assert "data/hotlines.yml:1: không có tệp này" in faults
    assert any(fault.startswith("data/procedures/pccc.yml:1: ") for fault in faults)


def test_loaders_refuse_broken_files(copy: Path) -> None:
    """Nothing is answered from data that does not check; the error names file and line."""
    line = change(copy, "procedures/can_cuoc.yml", "dong: 50000", "dong: -1")
    with pytest.raises(DataError) as raised:
        load_procedures(copy / "data")
    assert f"data/procedures/can_cuoc.yml:{line}:" in raised.value.message
