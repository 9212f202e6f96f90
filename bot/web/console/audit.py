"""The audit log, for people who look after the console."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.core.access import Role
from bot.web.access import signed_in, stores
from bot.web.console.rendering import render

PAGE = 100
EVENTS = {
    "sign_in": "Đăng nhập",
    "sign_out": "Đăng xuất",
    "sign_in_refused": "Đăng nhập sai",
    "sign_in_slowed": "Đăng nhập quá nhiều lần",
    "read_call": "Đọc cuộc gọi",
    "export": "Xuất dữ liệu",
    "reveal": "Xem dữ liệu cá nhân",
    "cover": "Che dữ liệu cá nhân",
    "report_status": "Đổi tình trạng tin báo",
    "callback_done": "Đã gọi lại",
    "block_add": "Chặn một số",
    "block_remove": "Bỏ chặn một số",
    "read_blocks": "Xem danh sách số bị chặn",
    "blocked_call": "Cuộc gọi từ số bị chặn",
    "correction_approved": "Duyệt một câu để dạy",
    "correction_refused": "Không duyệt một câu",
    "user_add": "Thêm người dùng",
    "user_password": "Đổi mật khẩu",
    "user_role": "Đổi vai trò",
    "user_disable": "Khóa người dùng",
    "user_enable": "Mở khóa người dùng",
}


def routes() -> list[Route]:
    @signed_in(Role.ADMIN)
    async def page(request: Request) -> Response:
        before = request.query_params.get("before", "")
        entries = await asyncio.to_thread(
            stores(request).audit.list, PAGE + 1, int(before) if before.isdecimal() else None
        )
        more = entries[PAGE - 1].id if len(entries) > PAGE else None
        return render(request, "audit.html", entries=entries[:PAGE], more=more, events=EVENTS)

    return [Route("/console/audit", page)]
