"""What people read in reports: metrics, checks and verdicts in Vietnamese, with English beside."""

from __future__ import annotations

METRICS: dict[str, tuple[str, str]] = {
    "task_success": ("Cuộc gọi đạt kết quả cần có", "task success"),
    "emergency_recall": ("Khẩn cấp được báo đúng số", "emergency recall"),
    "emergency_precision": ("Báo khẩn cấp là đúng", "emergency precision"),
    "nuisance_precision": ("Gắn cờ quấy rối là đúng", "nuisance precision"),
    "nuisance_recall": ("Quấy rối được gắn cờ", "nuisance recall"),
    "intent_accuracy": ("Đúng ý định", "intent accuracy"),
    "entity_exactness": ("Đúng thực thể", "entity exactness"),
    "slot_exactness": ("Đúng từng mục của tin báo, sự cố", "slot exactness"),
    "procedure_accuracy": ("Trả lời đúng thủ tục", "procedure accuracy"),
    "answered": ("Lượt có câu trả lời", "turns answered"),
    "wer": ("Tỷ lệ lỗi từ", "word error rate"),
    "syllable_error": ("Tỷ lệ lỗi âm tiết", "syllable error rate"),
    "written_wer": ("Tỷ lệ lỗi từ, số viết bằng chữ số", "word error rate in written form"),
    "cer": ("Tỷ lệ lỗi ký tự", "character error rate"),
    "invented_words": ("Từ tự bịa khi không ai nói", "words invented on silence"),
    "utterances_cut_right": ("Cắt đúng số lượt nói", "utterances cut right"),
    "decode_p50_ms": ("Giải mã, trung vị", "decoding p50"),
    "decode_p95_ms": ("Giải mã, p95", "decoding p95"),
    "asr_p50_ms": ("Nghe một lượt, trung vị", "speech recognition p50"),
    "asr_p95_ms": ("Nghe một lượt, p95", "speech recognition p95"),
    "dialogue_p50_ms": ("Hội thoại một lượt, trung vị", "dialogue p50"),
    "dialogue_p95_ms": ("Hội thoại một lượt, p95", "dialogue p95"),
    "tts_p50_ms": ("Đọc một câu, trung vị", "speech synthesis p50"),
    "tts_p95_ms": ("Đọc một câu, p95", "speech synthesis p95"),
    "turn_p50_ms": ("Cả lượt, trung vị", "whole turn p50"),
    "turn_p95_ms": ("Cả lượt, p95", "whole turn p95"),
    "errors": ("Bản ghi không chạy được", "recordings that failed to run"),
}
HEADLINES = ("task_success", "emergency_recall", "nuisance_recall", "intent_accuracy", "wer")

STATUSES = {"passed": "đạt", "failed": "chưa đạt", "error": "lỗi"}
MODES = {"audio": "từ ghi âm", "text": "từ văn bản"}
VERDICTS = {"none": "không", "suspected": "nghi ngờ", "nuisance": "quấy rối"}
FIELDS = {
    "what": "việc gì",
    "where": "ở đâu",
    "ward": "phường, xã",
    "when": "khi nào",
    "who": "ai",
    "plate": "biển số",
    "vehicle": "xe",
    "evidence": "chứng cứ",
    "how_known": "vì sao biết",
    "phone": "điện thoại",
    "anonymous": "giấu tên",
    "people_in_danger": "người gặp nguy hiểm",
    "missing": "còn thiếu",
    "priority": "mức ưu tiên",
    "receipt": "mã tiếp nhận",
}
TAGS = {
    "anonymous": "giấu tên",
    "clipping": "tiếng vỡ",
    "codec": "định dạng khác",
    "correction": "nói lại cho đúng",
    "emergency": "khẩn cấp",
    "follow-up": "hỏi tiếp",
    "former ward": "tên phường cũ",
    "fraud": "lừa đảo",
    "handover": "gặp người thật",
    "hotline": "về đường dây nóng",
    "lost": "mất giấy tờ",
    "low level": "nói nhỏ",
    "misdial": "nhầm số, gọi thử",
    "no speech": "không ai nói",
    "noise": "ồn",
    "nuisance": "quấy rối",
    "out of scope": "ngoài phạm vi",
    "procedure": "thủ tục",
    "repeat": "nhắc lại, nói chậm",
    "stereo": "hai kênh",
    "tip": "tin báo",
    "topic change": "đổi chủ đề",
    "warning": "cảnh báo lừa đảo",
    "wrong hotline": "nhầm tổng đài",
}
_CHECKS = {
    "intent": "ý định",
    "procedure": "thủ tục",
    "reply": "câu trả lời",
    "entity": "thực thể",
    "answered": "có trả lời",
    "emergency": "số khẩn cấp",
    "nuisance": "quấy rối",
    "handover": "chuyển người",
    "tip": "tin báo",
    "incident": "sự cố",
}


def check_name(kind: str) -> str:
    """The name of a kind of check: ``tip.where`` is "tin báo: ở đâu"."""
    head, _, field = kind.partition(".")
    name = _CHECKS.get(head, head)
    return f"{name}: {FIELDS.get(field, field)}" if field else name
