"""Conversations that the benchmarks hold: what callers of each hotline ask, turn by turn."""

CONVERSATIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "1900-0113",
        (
            "xin chào",
            "cho em hỏi làm căn cước cần giấy tờ gì",
            "thế mất bao lâu",
            "lệ phí bao nhiêu ạ",
            "cảm ơn em",
        ),
    ),
    (
        "113",
        (
            "tôi muốn báo mất xe máy",
            "ở phố Huế phường Hai Bà Trưng",
            "tối qua khoảng 9 giờ",
            "tôi không biết ai lấy",
            "tôi muốn giấu tên",
        ),
    ),
    (
        "114",
        (
            "cháy nhà rồi cứu với",
            "số 5 ngõ 10 phố Khâm Thiên",
            "có hai người mắc kẹt trên tầng ba",
            "vâng",
            "nói lại giúp tôi",
        ),
    ),
    (
        "1900-0113",
        (
            "dang ky tam tru the nao",
            "can nhung giay to gi",
            "nop o dau",
            "co lam qua mang duoc khong",
            "tam biet",
        ),
    ),
    (
        "113",
        (
            "có người gọi điện bảo chuyển tiền vào tài khoản công an",
            "thế có phải lừa đảo không",
            "gọi số nào để báo",
            "cho tôi gặp người thật",
            "cảm ơn",
        ),
    ),
)
