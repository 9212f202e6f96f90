"""Refused requests of the console as pages; scripts get the error object as everywhere."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from bot.web.access import wants_page
from bot.web.console.rendering import render

Handler = Callable[[Request, Exception], Awaitable[Response]]

WORDS = {
    "access.role": ("Không đủ quyền", "Vai trò của anh chị không được mở trang này."),
    "access.csrf": (
        "Biểu mẫu đã cũ",
        "Xin quay lại trang trước, tải lại rồi thử lần nữa. Chưa có gì bị thay đổi.",
    ),
    "http.not_found": ("Không tìm thấy", "Không có trang hoặc cuộc gọi này."),
    "body.too_large": ("Quá lớn", "Nội dung gửi lên vượt quá giới hạn."),
}
STORE_DOWN = (
    "Kho lưu trữ đang ngừng",
    "Tạm thời chưa mở được dữ liệu. Tổng đài vẫn trả lời người gọi; những gì họ nói được giữ lại "
    "và sẽ vào kho khi kho hoạt động lại. Xin thử lại sau ít phút và báo người quản trị hệ thống.",
)
OTHERWISE = ("Không thực hiện được", "Xin quay lại trang trước rồi thử lại.")


def with_pages(handlers: Mapping[Any, Handler]) -> dict[Any, Handler]:
    """The same handlers, whose answers are pages where a person looks at the console."""
    return {kind: _with_page(handler) for kind, handler in handlers.items()}


def _with_page(handler: Handler) -> Handler:
    async def answer(request: Request, error: Exception) -> Response:
        plain = await handler(request, error)
        if not request.url.path.startswith("/console") or not wants_page(request):
            return plain
        code = json.loads(bytes(plain.body))["error"]["code"]
        title, words = WORDS.get(code) or _otherwise(plain.status_code, code)
        return render(request, "refused.html", plain.status_code, title=title, words=words)

    return answer


def _otherwise(status: int, code: str) -> tuple[str, str]:
    return STORE_DOWN if status == 503 and code.startswith("storage.") else OTHERWISE
