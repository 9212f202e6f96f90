"""Pages of the console: one frame, who is signed in, and one line on what was just done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.templating import Jinja2Templates

from bot.core.access import Person, Role

TEMPLATES = Jinja2Templates(Path(__file__).parents[1] / "templates")

ROLES = {
    Role.VIEWER: "Người xem",
    Role.REVIEWER: "Người duyệt",
    Role.SUPERVISOR: "Giám sát",
    Role.ADMIN: "Quản trị",
}
# What ?notice= may say; the words are ours, never the address's.
NOTICES = {
    "signed_out": "Đã đăng xuất.",
    "expired": "Phiên làm việc đã hết hạn. Xin đăng nhập lại.",
    "saved": "Đã lưu.",
    "called_back": "Đã ghi là đã gọi lại.",
    "blocked": "Đã chặn số ấy.",
    "unblocked": "Đã bỏ chặn số ấy.",
    "not_blocked": "Số ấy không còn bị chặn.",
    "approved": "Đã đồng ý dạy câu ấy.",
    "refused": "Sẽ không dạy câu ấy.",
    "changed": "Câu ấy vừa được sửa lại, hoặc đã có người quyết định. Xin xem lại.",
    "nothing_new": "Không có câu nào mới để xuất.",
}


@dataclass(frozen=True)
class NavLink:
    """One entry of the navigation, for people of at least ``role``."""

    path: str
    words: str
    role: Role = Role.VIEWER


NAVIGATION = [
    NavLink("/console", "Cuộc gọi"),
    NavLink("/console/callbacks", "Gọi lại", Role.REVIEWER),
    NavLink("/console/incidents", "Vụ việc"),
    NavLink("/console/tips", "Tin báo"),
    NavLink("/console/day", "Trong ngày"),
    NavLink("/console/approvals", "Duyệt để dạy", Role.SUPERVISOR),
    NavLink("/console/blocks", "Số bị chặn", Role.SUPERVISOR),
    NavLink("/console/audit", "Nhật ký", Role.ADMIN),
]


def render(
    request: Request, template: str, status: int = 200, headers: Any = None, **context: Any
) -> Response:
    """A page from ``templates/console``; it finds ``person``, ``csrf``, ``nav`` and ``notice``."""
    person: Person | None = getattr(request.state, "person", None)
    links = [link for link in NAVIGATION if person and person.may(link.role)]
    frame = {
        "person": person,
        "role_words": person and ROLES[person.role],
        "csrf": getattr(request.state, "csrf", None),
        "nav": links,
        "here": section_of(request.url.path, links),
        "notice": NOTICES.get(request.query_params.get("notice", "")),
    }
    return TEMPLATES.TemplateResponse(
        request, f"console/{template}", {**frame, **context}, status_code=status, headers=headers
    )


def section_of(path: str, links: Sequence[NavLink] = NAVIGATION) -> str | None:
    """The navigation's entry that a page belongs to: the longest address that begins its own."""
    fitting = [link.path for link in links if path == link.path or path.startswith(f"{link.path}/")]
    return max(fitting, key=len, default=None)
