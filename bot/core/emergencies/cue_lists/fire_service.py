"""Words of fire, explosion, rescue and drowning: the fire service's emergencies."""

from __future__ import annotations

SURE: dict[str, str] = {
    "fire": """
        (?:đang|vẫn|vẫn còn|vẫn đang|đang bị|đang bốc) =cháy
        (?:<house>)(?: (?:tôi|em|con|cháu|mình|bác|hàng xóm|bên cạnh|bên|đối diện|người ta|dưới
          |trên))* (?:đang|vừa|lại|bị|đang bị|bốc|bắt đầu) (?:bị )?cháy
        ~cháy nhà
        khói (?:cuộn|bay)
        chay (?:cai |xe |het |luon )?(?:kho|xuong|quan|roi|may|nha|thiet)
        chay chay(?: chay)*
        (?:trong |căn )?phòng (?:\\S+ )?=cháy (?:rồi|to|lớn|hết|kìa|cứu|anh)
        khói (?:um|mù|cay|từ)
        phụt (?:lửa|cháy)
        (?:thì|bỗng|tự nhiên|tự dưng|đột nhiên|bỗng dưng) ... =cháy
        ^chay(?: (?:nha|het|rung|that|bep|o|tang|chung).*)?$
        chay (?:het|rung|that|bep|tang|mai)
        (?:ối|ôi|trời ơi|giời ơi|thôi chết|chết rồi|ối giời|ối giời ơi)(?: \\|)? (?:\\S+ )?=cháy
        =cháy (?:<house>) rồi
        =cháy (?:rồi|to|lớn|dữ|mạnh|lan|lớn lắm|to lắm|kìa|ngùn ngụt|rừng rực|hết rồi|đùng đùng
          |bùng bùng)
        chay (?:nha|roi|to|lon|lan|du|kia|nha may|xe roi|can ho|chung cu|quan|kho|xuong|cho)
        (?:nha|phong|bep|quan|kho|xuong|can ho|chung cu|cua hang)(?: (?:toi|em|con|minh|chau|ong
          |ba|hang xom
          |ben canh|bac))* chay
        ~bốc (?:cháy|khói|lửa|hỏa|hoả)
        (?:ngạt|sặc) khói
        ~ngùn ngụt
        (?:khói|lửa) (?:đang|bốc|lan|bén|phụt|ngùn ngụt|mù mịt|đen|nghi ngút|ra|khắp|lớn|to|nhiều
          |đầy|dày|cháy|trùm|bao|phừng|tràn|vào|lên)
        (?:đầy|toàn|nhiều|kín) (?:khói|lửa)
        =khói ... (?:lùa|lọt|luồn|chui|len|ùa|xộc|tràn) (?:qua|vào|vô|lên|ra|xuống|dưới)
        (?:xăng|=dầu|hóa chất|hoá chất|=cồn) ... (?:chảy|tràn|đổ|phun|rò) (?:lênh láng|lai láng
          |ra đường|tràn lan|xối xả|khắp)
        (?:bén|bắt) lửa
        (?:lửa|khói) ... (?:bùng|bay ra|bốc|tỏa ra|xộc|cuồn cuộn)
        (?:đang|vừa|định|đòi|nó|bị) (?:châm lửa|phóng hỏa|phóng hoả|đốt nhà)
        (?:châm|phóng|nổi|bắt) (?:lửa|hỏa) (?:đốt|nhà|rồi)
        phát hỏa
        (?:kẹt|mắc kẹt) ... (?:đám cháy|lửa|khói)
        cho xe (?:cứu hỏa|chữa cháy|cứu hoả)
        (?:đến|tới|xuống) (?:chữa cháy|dập lửa)
    """,
    "explosion": """
        (?:vừa|đang|mới|có|bị|nghe|phát) (?:phát )?(?:tiếng )?=nổ (?:bình|lớn|to|khí|lò|nồi|rất
          |kho|bom|đùng)
        =nổ (?:bình|khí|gas|ga|lò|to|lớn|nồi|rồi)
        no (?:binh ga|binh gas|khi ga|ga roi|gas roi|noi hoi|lo hoi)
        (?:rò rỉ|xì|rò|hở|thoát) ... (?:gas|ga|khí gas|khí ga)
        (?:gas|ga|khí) ... (?:rò rỉ|xì|bị xì|rò|bị hở|thoát ra)
        mùi (?:gas|ga|khí gas|khí ga)
        tiếng nổ
        (?:bình ga|bình gas|bình|nồi|pin|lốp|ắc quy)(?: \\S+){0,2} =nổ
        =nổ (?:đùng|bùm|tung|ầm|liên tục)
        (?:tóe|toé|xẹt) lửa
        phát nổ
        (?:đang|vừa|bị|lại|đã) nổ(?= \\||$)
    """,
    "rescue": """
        (?:mắc kẹt|bị kẹt|đang kẹt|kẹt cứng|mắt kẹt|mắc kẹc)
        ~mắc kẹt
        kẹt (?:đầu|cổ|ngón|trong|trên|ở trong|ở trên|dưới|ở dưới|thang|lại|tay|chân|giữa|cứng
          |ngoài ban công)
        (?:có|còn|<num>|ai) ... (?:người|cháu|bé|cụ|trẻ|bà|ông|em) ... kẹt
        thang máy ... (?:kẹt|rơi|đứt|đứng im|bị đứng|đứng|không mở|dừng giữa|treo|tụt|không chạy
          |hỏng)
        (?:kẹt|mắc|nhốt) ... thang máy
        (?:bị|đang|vừa|mới|có|vụ|nhà|tường|cầu|trần|mái|hầm|công trình|giàn giáo|giáo) ... =sập
        =sập (?:mỏ|nhà|tường|cầu|trần|mái|hầm|giàn|giáo|công trình|rồi|xuống|đổ|lớp|cổng|nhịp)
        sap (?:nha|tuong|cau|tran|mai|ham|gian giao|cong trinh|do)
        nha sap
        sạt (?:lở|xuống|mất)
        vùi (?:mất|lấp|dưới|chết)
        (?:nha|tran|tuong|cau|gian giao|mai|ham)(?: \\S+){0,3} sap (?:xuong|roi|may|do|co)
        (?:không|ko) (?:rút|kéo|gỡ|chui|thoát|lôi|bò|leo) (?:\\S+ )?(?:ra|lên|xuống) được
        hố (?:sụt|tử thần)
        (?:mắc|kẹt|treo) (?:trên|ở trên) (?:cây|cao|mái|cột|nóc)
        cô lập
        (?:vùi lấp|bị vùi|bị chôn vùi|chôn vùi)
        (?:cây|tường|cột|mái|cẩu|cần cẩu|biển quảng cáo|giàn giáo) (?:bị )?(?:đổ|đè|bật gốc|rơi
          |sập)
        (?:rơi|ngã|lọt|tụt|rớt|sảy chân|té) (?:xuống|vào|từ) ... (?:giếng|hố|cống|vực|hầm|mương
          |hố ga|bể phốt|tầng|lầu|ban công|giàn giáo|mái nhà|khe|đường ray|hồ bơi)
        lũ (?:cuốn|về|tràn|ống)
        (?:nước|lũ) (?:dâng|ngập) ... (?:mái|nóc|nhà|cổ|ngực|không|tầng|kẹt)
        (?:bị )?cô lập ... (?:nước|lũ|ngập)
        treo lơ lửng
        (?:nhà|tường|cây|cột) ... sắp (?:đổ|sập)
        (?:cần cẩu|cẩu tháp|giàn giáo|cột điện|trụ điện|tháp nước) ... (?:đang|sắp|chực
          |cứ) (?:\\S+ )?(?:=đổ|nghiêng|xiêu|sập|gãy|chao)
        ngạt (?:dưới|trong) ... (?:bể|hầm|hố|cống|giếng)
        (?:gian giao|nha|san nha|tuong|tran|mai|cau)(?: \\S+){0,2} sap
        (?:sàn|nền|gác|nhà|tường|trần|mái|cầu|hầm)(?: \\S+){0,2} =sập
        đổ (?:\\S+ ){0,3}đè
        (?:lọt|rơi|ngã|tụt) (?:\\S+ )?khe
        (?:leo|trèo|kẹt|đứng) ... (?:không|ko) (?:xuống|lên|ra|vào) được
        (?:không|ko) (?:thoát|ra|chạy) (?:ra )?(?:được|ngoài|nổi)
        (?:bé|cháu|con|trẻ|bà|cụ|chó|em bé|con em|con tôi) ... (?:nhốt
          |(?<!bẻ )(?<!phá )khóa) ... (?:xe
          |ô tô|nhà|phòng)
        (?:nhốt|khóa|khoá) ... trong (?:xe|ô tô)
        (?:lạc|lạc đường) ... (?:trong rừng|trên núi)
        (?:bị|đang) (?:cây|tường|máy|xe|bê tông|đất|đá) đè
        (?:bị )?đè (?:lên người|dưới|trúng)
        (?:leo|trèo) ... (?:cột điện|cần cẩu|cột ăng ten|nóc nhà) ... (?:không|xuống)
        xe cứu hộ ... người
    """,
    "drowning": """
        ~đuối nước
        chết đuối
        (?:đang|sắp|bị|vừa) (?:=đuối|chìm)
        (?:thuyền|đò|tàu|ghe|xuồng|phà) (?:\\S+ ){0,2}(?:bị )?lật
        (?:thuyền|đò|tàu|ghe|xuồng|xe|phà) ... (?:chìm|lật úp|lao xuống sông|lao xuống hồ)
        lật (?:thuyền|đò|tàu|ghe|xuồng|phà|ca nô)
        ca nô ... (?:lật|chìm)
        (?:ngoi ngóp|chới với|vùng vẫy)
        (?:rơi|ngã|té|lao|lọt|rớt|trượt) (?:xuống|chân xuống|dưới) (?:sông|hồ|ao|nước|kênh|mương
          |biển|bể bơi|bể nước|suối|đập)
        (?:đã|vừa|mới) nhảy (?:xuống )?(?:sông|hồ|cầu)
        (?:có người|ai đó|một cô gái|một người|thằng bé|cô gái
          |thanh niên) ... nhảy (?:xuống )?(?:sông|hồ)
        (?:nước|sóng|lũ) cuốn
        (?:tắm|bơi|lặn|rơi|ngã) ... (?:không|chưa|chẳng) thấy (?:lên|nổi|đâu)
        lũ quét
        (?:cuốn|nước) trôi
        bị cuốn (?:đi|trôi|mất|xuống)
        (?:vùng vẫy|chới với|ngụp lặn) ... (?:nước|sông|hồ|ao|dưới)
        (?:dưới|trong) (?:nước|sông|hồ|ao) ... (?:không lên|chưa lên|không thấy)
    """,
}

LIKELY: dict[str, str] = {
    "fire": """
        (?:có|đám|vụ|bị|báo|báo vụ|vụ|vừa) =cháy
        (?:co|dam|bi) chay
        (?:<house>)(?: (?:tôi|em|con|cháu|mình|bác|chú|cô|ông|bà|anh|chị|hàng xóm|bên cạnh|bên
          |đối diện|người ta|dưới|trên|nhà|dân))* =cháy
        =cháy (?:thật|bố|mẹ|cha|nhà|thiệt|đó|đấy|ạ|rầu|rùi|òi|oi)
        =cháy (?:<house>|điện|ở|tại|gas|ga|ban công|tầng|mất|khét|luôn|quá|anh|các anh|chú|cứu|đồ
          |chăn|rác|nồi|ngoài|trong|trên|dưới|bên)
        (?:thấy|có|ngửi|ngửi thấy|nghe) (?:nhiều |mùi |đám |ngọn )*(?:khói|lửa|mùi khét|khét
          |cháy khét)
        ~hỏa hoạn
        chập (?:điện|cháy)
        chap dien
        ~cứu (?:hỏa|hoả)
        báo cháy
        =cháy(?= \\||$)
        (?:ối|ôi|trời|giời|alo|a lô|có|bị) ... =cháy
        ^=cháy
        mùi khét
        (?:^)(?:\\S+ )?=cháy(?: \\S+)?$
        (?:=cháy ?){2,}
        ^chay(?: chay)+$
        (?<!dọa )(?<!đòi )(?<!định )đốt (?:nhà|xe|quán|phòng|rừng)
    """,
    "explosion": """
        (?:vụ|có) ... (?<!súng )=nổ
        ^=nổ(?: \\S+)?$
        (?:hết|bị) =nổ
    """,
    "rescue": """
        =kẹt(?= \\||$)
        (?:rắn|trăn|cá sấu|ong vò vẽ|tổ ong) ... (?:trong nhà|vào nhà|bò vào|đầy nhà|hiên nhà
          |trong vườn)
        (?:cứu hộ|cứu nạn)(?: \\S+){0,3} (?:người|gấp|ngay|với|đến)
        nứt (?:nhà|tường) ... (?:sập|đổ|nghiêng)
        nhà (?:bị )?(?:nghiêng|nứt) ... (?:sập|đổ|nghiêng)
    """,
    "drowning": """
        (?:chìm|đuối)(?: (?:rồi|dần|xuống|mất))
        nhảy (?:xuống )?(?:sông|hồ)
        ^đuối
    """,
}
