"""What is measured by was never taught."""

from __future__ import annotations

from pathlib import Path

from benchmarks.apart import alike, drop, in_both, said_in

SET = """# heads all
# fire
- {text: "cháy nhà", number: "114"}
- {text: "khói kìa", number: "114"}
# talk
- turns:
    - says: "alo"
    - "dạ"
"""


def test_no_line_of_a_test_set_is_taught() -> None:
    """Where this fails: python -m benchmarks.apart --drop."""
    assert [f"{file.name}: {said}" for file, _, said in in_both()] == []


def test_lines_are_alike_whatever_their_dress() -> None:
    """Case, signs and marks make no other line."""
    assert alike("Cháy nhà, cứu!") == alike("chay nha cuu") != alike("cháy nhà")


def test_an_entry_leaves_without_its_neighbours(tmp_path: Path) -> None:
    """Comments and the other entries stay as they were written."""
    file = tmp_path / "set.yml"
    file.write_text(SET, "utf-8")
    drop(file, {1})
    assert file.read_text("utf-8") == SET.replace('- {text: "khói kìa", number: "114"}\n', "")
    assert list(said_in({"turns": [{"says": "alo"}, "dạ"]})) == ["alo", "dạ"]
