"""Calling off: only words that say so by themselves end an emergency's questions."""

from __future__ import annotations

import pytest

from bot.core.emergencies.calling_off import called_off


@pytest.mark.parametrize(
    "text",
    [
        "cháu đùa thôi ạ",
        "xin lỗi tôi báo nhầm",
        "không có gì đâu",
        "không có cháy đâu ạ",
        "à không phải cháy",
        "lửa đã dập tắt rồi",
        "hết cháy rồi",
        "ổn rồi em ạ",
        "khong co gi dau",
        "xong rồi em ơi, hai bên dàn xếp xong rồi",
    ],
)
def test_a_caller_can_take_an_emergency_back(text: str) -> None:
    """Jokes, mistakes and fires that are out."""
    assert called_off(text)


@pytest.mark.parametrize(
    "text",
    [
        "trong nhà không còn ai, mọi người ra ngoài hết rồi",
        "nhà tôi không có gì dập lửa cả",
        "cháy hết rồi, cả tầng hai cháy hết rồi",
        "mọi người chạy ra hết rồi nhưng lửa còn to",
        "không có ai bị thương",
        "không phải đường Láng, phố Huế cơ",
        "không có cháu nào ở trong",
        "đầu xe không có biển số",
        "chân tôi khâu xong rồi",
        "nó lấy xong rồi chạy ra đường cái",
    ],
)
def test_an_answer_is_not_taken_for_calling_off(text: str) -> None:
    """Who gets out is not out of danger, and the fire goes on."""
    assert not called_off(text)
