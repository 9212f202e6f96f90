"""What callers may want, by the names that reviewers read; the ids are those of the domain."""

from __future__ import annotations

# Grouped as a reviewer looks for them: the urgent ones first.
INTENT_GROUPS: dict[str, dict[str, str]] = {
    "Khẩn cấp": {
        "report_emergency_fire": "Báo cháy, nổ",
        "report_emergency_rescue": "Cần cứu nạn, cứu hộ",
        "report_emergency_crime": "Tội phạm đang xảy ra",
        "report_emergency_violence": "Bạo lực, bạo hành",
        "report_emergency_traffic": "Tai nạn giao thông",
        "report_emergency_medical": "Cấp cứu y tế",
        "report_emergency_suicide": "Có người muốn tự tử",
    },
    "Tin báo": {
        "report_tip": "Tin báo, tố giác",
        "report_fraud": "Báo bị lừa đảo",
        "report_lost": "Báo mất giấy tờ, đồ đạc",
        "inform": "Trả lời tổng đài",
        "anonymous": "Muốn giấu tên",
        "status_receipt": "Hỏi kết quả theo mã tiếp nhận",
    },
    "Hỏi thủ tục": {
        "ask_procedure": "Hỏi chung về thủ tục",
        "ask_documents": "Hỏi giấy tờ cần có",
        "ask_fee": "Hỏi lệ phí",
        "ask_time": "Hỏi thời gian giải quyết",
        "ask_place": "Hỏi nơi làm",
        "ask_steps": "Hỏi các bước",
        "ask_online": "Hỏi làm trực tuyến",
        "ask_who": "Hỏi ai được làm",
        "ask_result": "Hỏi kết quả nhận được",
        "ask_legal_basis": "Hỏi căn cứ pháp lý",
        "ask_hotline": "Hỏi số điện thoại, đường dây",
        "ask_warning": "Hỏi về cảnh báo lừa đảo",
        "personal_or_legal": "Hỏi hồ sơ riêng, tư vấn pháp luật",
    },
    "Trò chuyện": {
        "greet": "Chào hỏi",
        "goodbye": "Chào tạm biệt",
        "thank": "Cảm ơn",
        "affirm": "Đồng ý, xác nhận",
        "deny": "Không đồng ý, phủ nhận",
        "correct": "Sửa lại điều đã nói",
        "ask_repeat": "Nhờ nói lại",
        "ask_slower": "Nhờ nói chậm hơn",
        "ask_bot": "Hỏi có phải máy không",
        "handover": "Muốn gặp người thật",
    },
    "Ngoài phạm vi, quấy rối": {
        "out_of_scope": "Ngoài phạm vi",
        "wrong_number": "Nhầm số",
        "test_call": "Gọi thử máy",
        "nuisance_prank": "Trêu đùa, báo giả",
        "nuisance_abuse": "Chửi bới, xúc phạm",
        "nuisance_sales": "Chào hàng, quảng cáo",
        "nuisance_chat": "Nói chuyện phiếm",
        "nlu_fallback": "Không hiểu",
    },
}
INTENT_NAMES: dict[str, str] = {
    intent: name for group in INTENT_GROUPS.values() for intent, name in group.items()
}


def intent_name(intent: str | None) -> str:
    """An intent in Vietnamese; one that is not known any more by its id."""
    return "Không có" if intent is None else INTENT_NAMES.get(intent, intent)
