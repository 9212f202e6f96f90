"""Words of violence at home, children in danger, missing people, traffic accidents."""

from __future__ import annotations

SURE: dict[str, str] = {
    "violence": """
        (?:bị )?(?:<kin>)(?: (?:tôi|em|cháu|con|mình|nhà tôi|nhà em|nó|chị ấy|say|say rượu|nhậu
          |uống rượu|về|ấy|đang|lại|cứ|bên cạnh|hàng xóm))* (?:đang |lại |cứ |vừa |sắp |đòi 
          |định |đuổi |toàn )*(?:<hit>)(?! (?:máy|giá|bạc|bài|răng|đàn|đề|cờ|cầu|bóng|dấu|số|thức
          |cá|lô|giày|vần|trống|tiếng|mất|rơi))
        (?:bị|đang bị|vừa bị) (?:<kin>) ... (?:<hit>|dọa|cầm dao|đuổi)
        (?:<kin>)(?: (?:tôi|em|cháu|con|mình))? (?:đang |lại )?(?:<hit>)(?= \\||$)
        (?:<kin>) ... (?:nhốt|trói|giam|khóa trái) (?:tôi|em|con|cháu|mẹ|vợ|chị)
        bóp cổ
        (?:tát|đánh|vụt|cấu|dốc ngược) (?:\\S+ )?(?:bé|cháu|trẻ|em bé)
        (?:<kin>) ... (?:cầm|lấy|dùng) ... (?:<hit>|ném|phi|đuổi)
        (?:hành hạ|ngược đãi|tra tấn) (?:con|vợ|chồng|mẹ|bố|bà|cháu)
        (?:sờ soạng|dâm ô|sàm sỡ|giở trò)
        (?:đánh|đập|đấm|tát|chửi đánh|lôi|đá) (?:đập |đấm |túi bụi )?(?:vợ|chồng|mẹ|bố|con|ông bà
          |bà|bố mẹ|mẹ tôi|mẹ em|mẹ con|mẹ cháu|chị em|chị ấy)
        (?:đang|bị) ... (?:bạo hành|bạo lực gia đình)
        bạo hành
    """,
    "child": """
        (?:<kid>) (?:\\S+ ){0,3}(?:bị|đang bị) (?:\\S+ ){0,3}(?:đánh|bạo hành|xâm hại|hành hạ
          |bỏ rơi|nhốt|trói|đập|dí|hiếp|bỏ đói|lạm dụng|dâm ô|bắt nạt|xích|bế đi|bắt đi|sàm sỡ
          |ngược đãi|tra tấn)
        (?:đánh|đập|bạo hành|hành hạ|xâm hại|dâm ô|hiếp|bỏ đói|nhốt|trói|xích|lạm dụng|tra tấn
          |ngược đãi) (?:đập |dã man |một |mấy |đứa )*(?:<kid>)
        (?:trẻ sơ sinh|em bé|đứa bé|đứa trẻ|bé sơ sinh|cháu bé) ... (?:bỏ rơi|bị bỏ|thùng rác
          |một mình|ngoài đường|khóc thét)
        (?:bảo mẫu|cô giáo|giúp việc|cô trông trẻ) ... (?:đổ|nhét|bịt|trói|vụt|tát|dọa
          |ép) ... (?:cháu|bé|trẻ|con|mũi|miệng)
        (?:tiếng|nghe) ... (?:khóc thét|kêu thét|roi vụt|gào khóc|kêu khóc|van xin)
        (?:bé|trẻ) sơ sinh ... (?:bỏ|thùng|túi|vứt|bị|trước|ngoài)
        (?:bảo mẫu|cô giáo|giúp việc) ... (?:đánh|bạo hành|hành hạ|đập)
        (?:cháu|con|em) (?:\\S+ )?(?:ở nhà )?một mình ... (?:sợ|người lạ|khóc|không thấy|đập cửa)
    """,
    "missing": """
        (?:<kid>|con|cháu|mẹ|bà|ông|cụ|bố|em gái|em trai|chị gái|người nhà|bà cụ
          |ông cụ) (?:\\S+ ){0,8}(?:đi lạc|bị lạc|mất tích|lạc mất|chưa về|không về|không thấy về
          |không tìm thấy|không thấy đâu|bỏ nhà đi|bỏ đi|mất liên lạc|không liên lạc được
          |lạc đường|biến mất)
        lạc (?:mất )?(?:con|cháu|bé|mẹ|đứa)
        (?:mất|không thấy|tìm không thấy|chẳng thấy|không tìm thấy) (?:con|cháu|bé|đứa|thằng bé
          |con bé) (?:tôi|em|nhà|đâu|gái|trai|rồi|mình|ở)
        (?:trẻ|em bé|cháu bé|đứa bé|bé|bà cụ|ông cụ|cụ già|người già) (?:\\S+ ){0,2}(?:lạc|đi lạc
          |bị lạc)
        mất tích
        (?:bà|ông|cụ|bé|cháu|người già) ... (?:lang thang|đi lạc|không biết nhà|không nhớ nhà)
        (?:đi|ra|bỏ) khỏi nhà
        (?:chưa|không) thấy (?:\\S+ )?(?:về|đâu)
        mat tich
    """,
    "traffic": """
        tai nạn (?:rồi|giao thông|nặng|xe|nghiêm trọng|liên hoàn|chết|với|ở|tại|kìa|chết người|to)
        (?:bị|có|gặp|vừa|vụ|xảy ra|mới|gây) ... tai nạn
        (?:<veh>) (?:\\S+ ){0,3}(?:đâm|tông|va|lật|cán|đụng|quẹt|húc|mất lái|lao|ủi|kẹp
          |chèn) (?:\\S+ ){0,1}(?:vào|phải|nhau|trúng|người|chết|xe|ngang|rồi|vỉa hè|ô tô|cột
          |cháu|nhà|ngửa|qua|bé|một|dải|xuống)
        (?:<veh>) (?:\\S+ ){0,2}(?:bị )?(?:lật|mất lái|lật ngửa)
        (?:bị|vừa bị|vừa) (?:<veh>) (?:\\S+ ){0,2}(?:đâm|tông|cán|đụng|quẹt|kẹp|húc|ủi)
        (?:mất phanh|say)(?: \\S+){0,3} (?:đâm|tông)
        (?:đâm|tông|cán|đụng) (?:xe|hàng loạt|lung tung|phải người|trúng người|liên hoàn|nhau
          |chết người|người|qua người)
        (?:lật|đổ) (?:xe|ô tô|xe khách|xe tải|container)
        va chạm (?:giao thông|xe|mạnh|với xe|giữa)
        (?:đâm|tông|gây tai nạn|cán người) ... bỏ chạy
        (?:ngã|té) xe
        <veh> ... (?:quệt|quẹt|đấu đầu|đối đầu|ngã)(?: \\S+)? (?:ngã|nhau|rồi|xe|người)
        đấu đầu
        tông người
        (?:bị|xe) ... (?:hất văng|văng ra|văng xa)
        xe ... đè lên người
        cán (?!bộ)(?:\\S+ )?(?:bà|cụ|ông|người|cháu|bé|chị|anh)
        bị (?:tông|cán|húc|xe đâm)
    """,
}

LIKELY: dict[str, str] = {
    "violence": """
        bạo lực gia đình
        (?:bạo lực|hành hung)
    """,
    "child": """
        (?:bạo hành|xâm hại|dâm ô|bỏ rơi) ... (?:trẻ|bé|cháu|con)
        xâm hại
    """,
    "missing": """
        (?:đi lạc|bị lạc|lạc đường)
        bỏ nhà (?:ra )?đi
    """,
    "traffic": """
        tai nạn
        tai nan
        (?:tông|đâm|đụng|cán)(?: \\S+)? (?:xe|nhau)
    """,
}
