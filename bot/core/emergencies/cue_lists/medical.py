"""Words of medical emergencies, suicide risk and bare cries for help."""

from __future__ import annotations

SURE: dict[str, str] = {
    "medical": """
        ~bất tỉnh
        hôn mê
        (?:băng huyết|xuất huyết|sảy thai|động thai)
        đứt (?:rời|lìa|gần lìa)
        (?:hen|khò khè) ... (?:không thở|khó thở)
        (?:không|ko) (?:cử động|nhúc nhích|phản ứng|biết gì nữa|còn biết gì)
        (?:méo|lệch) (?:mồm|miệng)
        nói (?:ngọng|đớ)
        (?:đau bụng|sắp|đang) đẻ
        (?:ra |vỡ )?nước ối
        (?:ngã|té) (?:vật|lăn|quay|gục|quỵ|khuỵu|ngửa|đập)
        gọi ... (?:không|chẳng) (?:thấy )?(?:trả lời|thưa|dậy|tỉnh)
        (?:đau|lên cơn) (?:đau )?tim
        uống (?:hết |cả )?(?:\\S+ ){0,2}(?:lọ|vỉ|nắm|hộp|bịch|gói) (?:\\S+ )?thuốc
        thuốc an thần
        (?:đẻ|sinh) (?:\\S+ )?(?:trên xe|dọc đường|giữa đường|ở nhà|tại nhà|rơi)
        ngất (?:xỉu|đi|lịm|rồi|ra|tại)
        (?:bị|đang|vừa|mới) (?:ngất|xỉu|đột quỵ|tai biến|co giật|động kinh|sốc|điện giật|sặc)
        (?:ngừng|ngưng|tắt|hết|không|ko|chẳng|không còn) thở
        thở (?:không|ko) (?:được|nổi|ra)
        (?:khó thở|thoi thóp|thở dốc|thở ngáp|ngừng tim|tim ngừng|hấp hối|nguy kịch)
        ~đột quỵ
        đột quị
        tai biến
        nhồi máu
        (?:đau|tức|thắt|nhói) (?:thắt |tức |dữ dội ở )?(?:ngực|tim)
        co giật
        (?:sùi|sủi) bọt mép
        (?:chảy|ra|mất|phun|nôn|ho|thổ|đầy|vũng|nhiều) (?:ra )?(?:nhiều )?máu
        máu (?:ra|chảy|me|nhiều|phun|đầy|lênh láng|quá|không cầm|tuôn)
        (?:sắp|đang|đẻ|chuẩn bị) (?:sinh|đẻ|rơi|chuyển dạ|trở dạ)(?: rồi| con| em bé| giữa| trên)?
        (?:vỡ ối|trở dạ|chuyển dạ|đẻ rơi|đau đẻ)
        ~ngộ độc
        (?:bị|đang|mắc) hóc
        (?:hóc|nghẹn|mắc nghẹn|sặc) ... (?:xương|dị vật|hạt|kẹo|thức ăn|sữa|cổ|đồng xu|thạch|cháo)
        điện giật
        giật điện
        rắn (?:độc )?cắn
        (?:ong|ong vò vẽ) đốt
        bỏng (?:nặng|nước sôi|hết|toàn thân|xăng|axit|dầu)
        nuốt (?:phải|nhầm|viên|pin|đồng xu|kim|đinh|cả)
        (?:bé|cháu|trẻ|con) ... nuốt
        (?:uống|dùng) (?:nhiều|quá nhiều|cả đống) thuốc
        (?:ói|nôn) (?:hết|liên tục|mửa|ra máu|thốc)
        gãy (?:chân|tay|xương|cổ|cột sống|đùi)
        đứt (?:tay|lìa|động mạch|gân|ngón)
        (?:cho|gọi|cần|điều|xin|có) ... (?:xe cấp cứu|xe cứu thương|cấp cứu)
        cấp cứu (?:với|ngay|gấp|ơi)
        sốc (?:phản vệ|thuốc|nhiệt)
        (?:uống|dùng|chích) (?:nhầm|quá liều)
        quá liều
        (?:tím tái|méo miệng|liệt nửa người|trợn mắt)
        (?:bị thương|chấn thương) (?:nặng|rất nặng)
        (?:<kin>|cụ|cháu|bà|con|vợ|người|bạn|em|anh|chị)(?: \\S+){0,2} (?:không dậy|không tỉnh
          |gọi không|không trả lời|không cử động|không nhúc nhích|không phản ứng|nằm im|lăn ra
          |nằm bất động|nằm gục|ngã gục|ngã quỵ)
        (?:nằm bất động|ngã gục|ngã quỵ|gục xuống|lăn ra đất)
        ngạt (?:khí|thở|than|ga|gas|dưới|trong)
    """,
    "suicide": """
        tự tử
        tự (?:sát|vẫn|thiêu|kết liễu|hủy hoại|rạch tay|cắt tay|làm hại mình|kết thúc)
        (?:không|ko|chẳng|chả|đếch|hết) (?:còn )?(?:muốn|thiết) sống
        (?:sống) (?:không|chẳng|chả|để) ... (?:để làm gì|làm gì nữa|ý nghĩa)
        (?:muốn|định|đòi|dọa|toan|tính|sẽ) ... (?:chết|nhảy cầu|nhảy lầu|nhảy xuống|nhảy sông
          |kết thúc cuộc đời|kết thúc tất cả|ra đi mãi|treo cổ|cắt cổ tay|quyên sinh|kết liễu
          |uống thuốc sâu)
        (?:chết|chết đi|chết quách) cho (?:xong|rồi|rảnh|nhẹ)
        (?:nhảy) (?:cầu|lầu|từ tầng)
        treo cổ
        (?:cắt|rạch|cứa) (?:cổ tay|tay|mạch máu|ven)
        uống (?:thuốc sâu|thuốc trừ sâu|thuốc diệt cỏ|thuốc chuột|thuốc ngủ|cả vỉ thuốc|hết thuốc
          |<num> viên|nguyên lọ|cả lọ|axit)
        thư tuyệt mệnh
        (?:chết|chết đi) (?:còn|cho) hơn
        (?:không|chẳng|hết) (?:còn )?muốn (?:tồn tại|tiếp tục sống|thức dậy)
        (?:bảo|nói|nhắn|dọa) ... (?:sẽ|sắp|muốn) (?:nhảy|chết|đi chết|tự tử)
        biến mất khỏi (?:thế giới|cuộc đời|cõi đời)
        cầm ... (?:lọ thuốc|thuốc sâu|nắm thuốc)
        (?:tôi|em|con|mình) (?:đang )?(?:đứng|ngồi|ở) ... (?:sân thượng|lan can|nóc|thành cầu
          |mép cầu)
        (?:đừng|không ai) (?:\\S+ )?cản (?:tôi|em|con)
        (?:trèo|leo) (?:ra|lên) ... (?:lan can|cửa sổ|nóc|sân thượng|ban công|mái|mép)
        (?:tôi|em|con|mình|tao|nó) (?:sẽ )?nhảy (?:đây|xuống đây|ngay)
        (?:trên|thành|mép) cầu ... nhảy
        (?:không|chẳng|hết) (?:còn )?(?:lý do|động lực)(?: gì)? (?:để )?(?:sống|tồn tại)
        sắp (?:tự tử|nhảy (?:cầu|lầu|xuống|từ)|uống thuốc)
        (?:chán|hết thiết) (?:sống|đời) (?:lắm|rồi|quá)
        (?:đứng|ngồi|trèo|leo|ra) ... (?:lan can|thành cầu|mép cầu|nóc nhà|sân thượng
          |mép tầng) ... (?:nhảy|khóc|dọa|một mình|định|đòi)
    """,
    "cry": """
        ~cứu (?:với|tôi|mạng|chúng tôi|nhà tôi|bọn em|bọn tôi|con tôi|mẹ tôi|vợ tôi)
        cứu (?:em|con|cháu|người|mẹ|bố|ba|chồng|vợ|bạn)(?: (?:với|tôi|em|cháu|bố|mẹ|con))*
        ~(?:cướu|kíu|cíu|khíu|kứu|cức) (?:với|tôi|em|con)
        kêu cứu
        cứu cứu
        (?:^|\\| )cứu(?= \\||$)
        s o s
        sos
        (?:đến|tới|xuống|qua|cử người|cho người|cho xe|cho công an|cho cảnh sát)(?: (?:đây
          |nhà tôi|nhà em|đến|tới|ngay))* (?:ngay|gấp|nhanh|mau|liền)(?= (?:đi|lên|với|cho|ạ|anh
          |chú|giúp|\\||thôi)|$)
        (?:nhanh|mau|gấp|khẩn trương) (?:lên )?(?:với|các anh|các chú|anh ơi|chú ơi|công an
          |lên anh|lên chú|lên không)
        (?:sắp|chuẩn bị) chết (?:rồi|mất|đến nơi|người)
        chết (?:người|mất) (?:rồi|thôi|đến nơi)
        (?:tôi|em|cháu|con) (?:đang )?(?:gặp nguy|nguy hiểm|bị nguy)
        (?:gặp nguy hiểm|nguy hiểm lắm|nguy hiểm quá|nguy hiểm tính mạng)
    """,
}

LIKELY: dict[str, str] = {
    "medical": """
        (?:bị|có|ai|<num> người|người) ... bị thương
        bị thương
        (?:ngất|xỉu)
        cấp cứu
        xe cứu thương
        (?:ngã(?! =ba| =tư| =năm| =sáu| =bảy)|té) ... (?:cầu thang|xuống đất|đập đầu|chấn thương
          |từ trên|từ tầng|không đứng|gãy|chảy)
        (?:đau) (?:bụng|đầu) (?:dữ dội|quằn quại|không chịu)
        (?:sốt|nóng) ... (?:co giật|lịm|mê man|li bì|bốn mươi|40|41)
        (?:lịm|lả) (?:đi|người)
        tai nạn lao động
        chó (?:\\S+ )?(?:cắn|tấn công)
    """,
    "cry": """
        (?:^|\\| )(?:(?:anh|chị|em|chú|các anh|các chú|công an|ai|ai đó|làm ơn
          |trời)(?: ơi)? )*(?:giúp|giúp đỡ) (?:tôi|em|con|cháu|chúng tôi) (?:với|ngay|gấp)(?= \\|
          |$)
        (?:^|\\| )giúp với
        khẩn cấp
        nguy hiểm
        (?<!cấp )(?<!sơ )=cứu
        chết (?:mất|rồi)
        gọi công an (?:ngay|giúp|hộ|gấp|đi)
        công an (?:đến|tới|xuống) (?:ngay|gấp|nhanh|đây|nhanh)
        (?:gấp|nhanh) lắm
    """,
}
