"""The words that tell an emergency, by kind. Written in the cue language of ``bot.core.cues``.

SURE cues hold in any sentence but a denied or imagined one; LIKELY cues give way to questions
about procedures, past events and non-urgent tips.
"""

from __future__ import annotations

LISTS = {
    "num": r"\d+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mấy|vài|nhiều|các|những|cả",
    "kin": "chồng|vợ|bố|mẹ|cha|ba|má|tía|bố dượng|dượng|mẹ kế|dì ghẻ|con trai|con rể|con dâu|"
    "anh trai|em trai|chị dâu|anh rể|bạn trai|người yêu|chồng cũ|người yêu cũ|bạn trai cũ|"
    "ông xã|ông nội|ông ngoại|cậu|chú|bác|ông ấy|lão ấy|ổng|ảnh|hắn|nó|thằng con|ông chồng|"
    "bố mẹ|bố chồng|mẹ chồng|thằng chồng|cha dượng|bạn gái|vợ cũ|cháu nội|thằng cháu",
    "kid": "trẻ em|trẻ con|trẻ nhỏ|trẻ|em bé|cháu bé|bé gái|bé trai|bé|cháu|đứa trẻ|đứa bé|"
    "con nhỏ|con gái|con trai|con tôi|con em|học sinh|thằng bé|con bé|đứa nhỏ|bọn trẻ|các cháu|các con|con chị|con anh|con mình",
    "hit": "đánh|đập|đấm|tát|bóp cổ|đá|chém|đâm|hành hạ|bạo hành|trói|nhốt|lôi|quật|xích",
    "arm": "dao|súng|kiếm|mã tấu|mã tẩu|hung khí|tuýp sắt|tuýp|gậy|búa|rìu|phóng lợn|đao|"
    "vũ khí|hàng nóng|kim tiêm|dùi cui|gậy gộc|gậy bóng chày|côn|chai vỡ|rựa|mác|liềm|dao kiếm|kéo nhọn|gạch đá|lưỡi lam|lựu đạn|bom xăng",
    "me": "tôi|em|cháu|con|tao|mình|chúng tôi|bọn em|chúng em|nhà tôi|nhà em|tui|bọn tôi|tớ|bọn cháu|chúng cháu",
    "house": "nhà|xe|quán|chợ|kho|xưởng|chung cư|căn hộ|phòng|bếp|ô tô|xe máy|cửa hàng|công ty|"
    "trường|tòa nhà|khu trọ|phòng trọ|nhà trọ|hàng xóm|cột điện|trạm|gara|karaoke|nhà máy|siêu thị|"
    "khách sạn|nhà nghỉ|rừng|bãi|tủ điện|ổ điện|bình gas|xe tải|xe khách|xe buýt|taxi|mái|tầng|dãy trọ|bệnh viện|dây điện|công trình|cơ quan|ki ốt|nhà xưởng|nhà kho|cây xăng|xe điện|máy giặt|tòa|sạp|hàng quán|căn nhà",
    "veh": "xe|ô tô|oto|xe máy|xe tải|xe buýt|xe khách|container|công|taxi|tàu|tàu hỏa|xe con|xe đạp|xe ben|xe ba gác|xe bồn|mô tô|xe điện|tàu hoả",
}

SURE: dict[str, str] = {
    "fire": """
        (?:đang|vẫn|vẫn còn|vẫn đang|đang bị|đang bốc) =cháy
        (?:<house>)(?: (?:tôi|em|con|cháu|mình|bác|hàng xóm|bên cạnh|bên|đối diện|người ta|dưới|trên))* (?:đang|vừa|lại|bị|đang bị|bốc|bắt đầu) (?:bị )?cháy
        ~cháy nhà
        (?:ối|ôi|trời ơi|giời ơi|thôi chết|chết rồi|ối giời|ối giời ơi)(?: \\|)? (?:\\S+ )?=cháy
        =cháy (?:<house>) rồi
        =cháy (?:rồi|to|lớn|dữ|mạnh|lan|lớn lắm|to lắm|kìa|ngùn ngụt|rừng rực|hết rồi|đùng đùng|bùng bùng)
        chay (?:nha|roi|to|lon|lan|du|kia|nha may|xe roi|can ho|chung cu|quan|kho|xuong|cho)
        (?:nha|phong|bep|quan|kho|xuong|can ho|chung cu|cua hang)(?: (?:toi|em|con|minh|hang xom|ben canh|bac))* chay
        ~bốc (?:cháy|khói|lửa|hỏa|hoả)
        (?:ngạt|sặc) khói
        ~ngùn ngụt
        (?:khói|lửa) (?:đang|bốc|lan|bén|phụt|ngùn ngụt|mù mịt|đen|nghi ngút|ra|khắp|lớn|to|nhiều|đầy|dày|cháy|trùm|bao|phừng|tràn|vào|lên)
        (?:đầy|toàn|nhiều|kín) (?:khói|lửa)
        bén lửa
        (?:đang|vừa|định|đòi|nó|bị) (?:châm lửa|phóng hỏa|phóng hoả|đốt nhà)
        (?:châm|phóng|nổi|bắt) (?:lửa|hỏa) (?:đốt|nhà|rồi)
        phát hỏa
        (?:kẹt|mắc kẹt) ... (?:đám cháy|lửa|khói)
        cho xe (?:cứu hỏa|chữa cháy|cứu hoả)
        (?:đến|tới|xuống) (?:chữa cháy|dập lửa)
    """,
    "explosion": """
        (?:vừa|đang|mới|có|bị|nghe|phát) (?:phát )?(?:tiếng )?=nổ (?:bình|lớn|to|khí|lò|nồi|rất|kho|bom|đùng)
        =nổ (?:bình|khí|gas|ga|lò|to|lớn|nồi|rồi)
        no (?:binh ga|binh gas|khi ga|ga roi|gas roi|noi hoi|lo hoi)
        (?:rò rỉ|xì|rò|hở|thoát) ... (?:gas|ga|khí gas|khí ga)
        (?:gas|ga|khí) ... (?:rò rỉ|xì|bị xì|rò|bị hở|thoát ra)
        mùi (?:gas|ga|khí gas|khí ga)
        tiếng nổ
        phát nổ
        (?:đang|vừa|bị|lại|đã) nổ(?= \\||$)
    """,
    "rescue": """
        (?:mắc kẹt|bị kẹt|đang kẹt|kẹt cứng|mắt kẹt|mắc kẹc)
        ~mắc kẹt
        kẹt (?:đầu|cổ|ngón|trong|trên|ở trong|ở trên|dưới|ở dưới|thang|lại|tay|chân|giữa|cứng|ngoài ban công)
        (?:có|còn|<num>|ai) ... (?:người|cháu|bé|cụ|trẻ|bà|ông|em) ... kẹt
        thang máy ... (?:kẹt|rơi|đứt|đứng im|bị đứng|đứng|không mở|dừng giữa|treo|tụt|không chạy|hỏng)
        (?:kẹt|mắc|nhốt) ... thang máy
        (?:bị|đang|vừa|mới|có|vụ|nhà|tường|cầu|trần|mái|hầm|công trình|giàn giáo|giáo) ... =sập
        =sập (?:nhà|tường|cầu|trần|mái|hầm|giàn|giáo|công trình|rồi|xuống|đổ|lớp|cổng|nhịp)
        sap (?:nha|tuong|cau|tran|mai|ham|gian giao|cong trinh|do)
        nha sap
        sạt lở
        (?:vùi lấp|bị vùi|bị chôn vùi|chôn vùi)
        (?:cây|tường|cột|mái|cẩu|cần cẩu|biển quảng cáo|giàn giáo) (?:bị )?(?:đổ|đè|bật gốc|rơi|sập)
        (?:rơi|ngã|lọt|tụt|rớt|sảy chân|té) (?:xuống|vào|từ) ... (?:giếng|hố|cống|vực|hầm|mương|hố ga|bể phốt|tầng|lầu|ban công|giàn giáo|mái nhà|khe)
        lũ cuốn
        (?:nước|lũ) (?:dâng|ngập) ... (?:mái|nóc|nhà|cổ|ngực|không|tầng|kẹt)
        (?:bị )?cô lập ... (?:nước|lũ|ngập)
        treo lơ lửng
        (?:không|ko) (?:thoát|ra|chạy) (?:ra )?(?:được|ngoài|nổi)
        (?:bé|cháu|con|trẻ|bà|cụ|chó|em bé|con em|con tôi|đứa) ... (?:nhốt|khóa|khoá) ... (?:xe|ô tô|nhà|phòng)
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
        (?:đang|sắp|bị|vừa) (?:đuối|chìm)
        (?:thuyền|đò|tàu|ghe|xuồng|phà) (?:\\S+ ){0,2}(?:bị )?lật
        (?:thuyền|đò|tàu|ghe|xuồng|xe|phà) ... (?:chìm|lật úp|lao xuống sông|lao xuống hồ)
        lật (?:thuyền|đò|tàu|ghe|xuồng|phà)
        (?:rơi|ngã|té|lao|lọt|rớt|trượt) (?:xuống|chân xuống|dưới) (?:sông|hồ|ao|nước|kênh|mương|biển|bể bơi|bể nước|suối|đập)
        (?:đã|vừa|mới) nhảy (?:xuống )?(?:sông|hồ|cầu)
        (?:có người|ai đó|một cô gái|một người|thằng bé|cô gái|thanh niên) ... nhảy (?:xuống )?(?:sông|hồ)
        (?:nước|sóng|lũ) cuốn
        (?:vùng vẫy|chới với|ngụp lặn) ... (?:nước|sông|hồ|ao|dưới)
        (?:dưới|trong) (?:nước|sông|hồ|ao) ... (?:không lên|chưa lên|không thấy)
    """,
    "medical": """
        ~bất tỉnh
        hôn mê
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
        gãy (?:chân|tay|xương|cổ|cột sống|đùi)
        đứt (?:tay|lìa|động mạch|gân|ngón)
        (?:cho|gọi|cần|điều|xin|có) ... (?:xe cấp cứu|xe cứu thương|cấp cứu)
        cấp cứu (?:với|ngay|gấp|ơi)
        sốc (?:phản vệ|thuốc|nhiệt)
        (?:uống|dùng|chích) (?:nhầm|quá liều)
        quá liều
        (?:tím tái|méo miệng|liệt nửa người|trợn mắt)
        (?:bị thương|chấn thương) (?:nặng|rất nặng)
        (?:<kin>|cụ|cháu|bà|con|vợ|người|bạn|em|anh|chị)(?: \\S+){0,2} (?:không dậy|không tỉnh|gọi không|không trả lời|không cử động|không nhúc nhích|không phản ứng|nằm im|lăn ra|nằm bất động|nằm gục|ngã gục|ngã quỵ)
        (?:nằm bất động|ngã gục|ngã quỵ|gục xuống|lăn ra đất)
        ngạt (?:khí|thở|than|ga|gas|dưới|trong)
    """,
    "suicide": """
        tự tử
        tự (?:sát|vẫn|thiêu|kết liễu|hủy hoại|rạch tay|cắt tay|làm hại mình|kết thúc)
        (?:không|ko|chẳng|chả|đếch|hết) (?:còn )?(?:muốn|thiết) sống
        (?:sống) (?:không|chẳng|chả|để) ... (?:để làm gì|làm gì nữa|ý nghĩa)
        (?:muốn|định|đòi|dọa|toan|tính|sẽ) ... (?:chết|nhảy cầu|nhảy lầu|nhảy xuống|nhảy sông|kết thúc cuộc đời|kết thúc tất cả|ra đi mãi|treo cổ|cắt cổ tay|quyên sinh|kết liễu|uống thuốc sâu)
        (?:chết|chết đi|chết quách) cho (?:xong|rồi|rảnh|nhẹ)
        (?:nhảy) (?:cầu|lầu|từ tầng)
        treo cổ
        (?:cắt|rạch|cứa) (?:cổ tay|tay|mạch máu|ven)
        uống (?:thuốc sâu|thuốc trừ sâu|thuốc diệt cỏ|thuốc chuột|thuốc ngủ|cả vỉ thuốc|hết thuốc|<num> viên|nguyên lọ|cả lọ|axit)
        thư tuyệt mệnh
        sắp (?:tự tử|nhảy (?:cầu|lầu|xuống|từ)|uống thuốc)
        (?:chán|hết thiết) (?:sống|đời) (?:lắm|rồi|quá)
        (?:đứng|ngồi|trèo|leo|ra) ... (?:lan can|thành cầu|mép cầu|nóc nhà|sân thượng|mép tầng) ... (?:nhảy|khóc|dọa|một mình|định|đòi)
    """,
    "weapon": """
        (?:cầm|mang|rút|vác|dí|kề|vung|giơ|giắt|lăm lăm|lấy|xách|cầm theo|thủ|giấu|khua|múa|dùng|kè|chĩa) (?:theo |con |cây |cái |khẩu |cả |một |mấy |hai |thanh |quả )*(?:<arm>)
        (?:nó|hắn|thằng|chúng nó|bọn|họ|có người|ông ấy|gã|người|ai|đứa|chồng|chồng <me>|tụi nó|chúng|lão|kẻ|tên|anh ta|đối tượng|ổng|bố|con|thanh niên) (?:đó |kia |ấy |này |trộm |cướp |<me> )?(?:đang |lại |còn )?có (?:con |cây |cái |khẩu |cả |một |theo )*(?:dao|súng|kiếm|mã tấu|hung khí|vũ khí|lựu đạn|bom|hàng nóng|búa|rìu)
        no co (?:con |cay |cai )?(?:dao|giao|sung|kiem|gay|bua)
        ^có (?:dao|súng)
        nó có =giao
        (?:cầm|rút|dí|kề|vung) =giao
        (?:nổ|tiếng|bắn|xả|chĩa|dí) súng
        =bắn (?:nhau|người|chết|tôi|em|nó|vào|trúng|loạn)
        (?:đâm|chém) (?:nhau|chém|người|chết|tôi|em|nó|vợ|chồng|bố|mẹ|loạn xạ|rồi|túi bụi|bị thương|hàng xóm|một)
        (?:bị|vừa|đang|đòi|dọa|định|mới|sắp|vừa bị) (?:người ta |nó |chúng nó |thằng \\S+ |chồng )?chém
        (?:bị|bị nó|bị thằng|bị người ta|bị chúng nó) đâm (?:vào|một|hai|ba|trúng|thủng|dao|chảy|rồi|bị)(?!\\S)
        bị (?:đâm|bắn)(?= \\||$)
        (?:quả bom|có bom|gài bom|đặt bom|lựu đạn|bom xăng|thuốc nổ|quả mìn|gài mìn|bom mìn)
    """,
    "crime": """
        (?:đang|bị|vừa|vừa bị|mới bị|bọn|thằng|có|kẻ|tên|nó) =cướp
        ~cướp (?:giật|taxi|tắc xi|tiệm|ngân hàng|xe|điện thoại|túi|tiền|dây chuyền|của|đồ|vàng|tài sản)
        cướp cướp
        cuop (?:voi|roi|cuop)
        (?:bi|co|vua bi|dang|thang|bon) cuop
        cướp (?:rồi|với|kìa|ơi|bỏ chạy)
        (?:giật|giựt) (?:túi|điện thoại|dây chuyền|đồ|ví|mất|giỏ|ba lô|balo|vòng|laptop)
        (?:bị|vừa|mới) (?:giật|giựt|móc túi)
        (?:trộm|kẻ gian|kẻ trộm|đạo chích|ăn trộm|chúng nó|chúng|nó|thằng|người lạ|kẻ lạ|ai đó|có người|có kẻ|có thằng|bọn nó|thanh niên|đối tượng) ... (?:đang|đột nhập|cạy|lẻn|phá khóa|phá cửa|đập cửa|trèo|leo|trong nhà|vào nhà|ngoài cửa|bẻ khóa|cắt khóa|phá két|phá xe)
        (?:có|bắt được|bắt|thấy|phát hiện|là) (?:một |thằng |tên |kẻ |ăn |bọn )*trộm
        trộm (?:vào|trong|kìa|đột nhập|với|ơi|xe kìa|đang)
        đột nhập
        (?:cạy|phá|đập|đạp|nạy|bẻ) (?:cửa|khóa|khoá|két|then)
        (?:người lạ|kẻ lạ|ai đó|có người|có kẻ|có ai|ai|một người|một gã|một thằng|gã|thằng) ... (?:bám theo|đi theo tôi|đi theo em|theo dõi tôi|theo dõi em|rình|rình rập|trong nhà tôi|trong nhà em|trong phòng|ngoài cửa|trước cửa nhà|núp|trốn trong|đuổi theo|theo sau)
        (?:bám|bám đuôi|đi|đuổi|chạy) theo (?:tôi|em|cháu|con)
        (?:bị|đang bị) (?:bám theo|theo dõi|bám đuôi|đuổi|rượt|truy sát|khống chế|uy hiếp|trói|nhốt|giam|bắt giữ|giữ lại|bắt nhốt|hành hung|đe dọa|dọa|chặn đường|chặn xe|chặn đánh|quấy rối|sàm sỡ|dâm ô|hiếp|cưỡng hiếp|hiếp dâm|cưỡng bức|bao vây|vây|ép lên xe|bắt lên xe|lôi lên xe|giam giữ|tấn công)
        (?:bắt cóc|con tin|bắt giữ người|giữ người trái phép|ép lên xe|lôi lên xe|kéo lên xe)
        (?:bắt|bế|ẵm|cướp) (?:mất )?(?:con|cháu|bé|đứa) ... (?:đi|mất|rồi|chạy)
        (?:đang|định|đòi|bị|vừa|có người|nó|hắn) ... (?:cưỡng hiếp|hiếp|hiếp dâm|cưỡng bức|sàm sỡ|dâm ô|giở trò|xé quần áo)
        (?:sàm sỡ|cưỡng hiếp|hiếp dâm|giở trò với|quấy rối) (?:tôi|em|cháu|con|bạn|chị)
        bị ... (?:sờ|bóp|sờ soạng) (?:soạng|mông|ngực|vú|đùi)
        đánh nhau
        danh nhau
        ~đánh (?:hội đồng|ghen|lộn) (?:kìa|nhau|ở|trước|đang|ngoài|to|lớn)
        (?:đang|bị) (?:ẩu đả|hỗn chiến|xô xát|gây gổ|gây rối|quậy phá|đập phá|thanh toán|đập đồ|phá nhà|phá quán)
        (?:ẩu đả|hỗn chiến|chém nhau|thanh toán nhau|xô xát)
        (?:đang|bị|vừa bị|mới bị|bị người ta|bị nó|bị chúng nó|bị một nhóm|bị nhóm|bị bọn|bị hàng xóm) (?:\\S+ ){0,2}(?:đánh|đập|đuổi đánh|hành hung)
        (?:kéo|đến|tới|xông|chặn) ... đánh (?:tôi|em|cháu|con|người|nhau|bố|mẹ|anh|chồng)
        (?:chúng nó|bọn nó|nó|hắn|chúng|bọn|thằng) ... (?:đánh|đập|đạp) (?:tôi|em|cháu|con tôi|bố|mẹ|bạn|người|anh|chết|dã man|túi bụi|nó|chồng|vợ)
        =giết (?:người|tôi|chết|nó|con|vợ|em|hết|mất|cả|mẹ|bố|chồng|cháu|nhau|rồi)
        giet (?:nguoi|toi|chet|em|het|vo|ca nha|me|chau|con|mat)
        (?:dọa|đòi|định|sắp|sẽ|doạ|nó|hắn) (?:\\S+ )?(?:giết|chém|thiêu|bắn)
        (?:án mạng|thi thể|xác người|người chết|tử thi|xác chết)
        (?:có|thấy|phát hiện) ... xác (?:chết|người)
        (?:đe dọa|đe doạ|dọa giết|dọa chém|dọa đánh)
        (?:đòi nợ|xã hội đen|côn đồ|giang hồ|đầu gấu) ... (?:kéo|đến|tới|đập|tạt|ném|xông|đánh|vào nhà|vây|trước cửa|bao vây|phá|chặn|dọa)
        (?:đang|vừa|bị|nó|chúng nó) (?:tạt|ném|đổ) (?:sơn|axit|a xít|xăng|mắm tôm|gạch|đá|chất bẩn|bom)
        tạt (?:axit|a xít|xăng|sơn)
        (?:ngáo đá|ngáo|loạn thần|phê thuốc|lên cơn) ... (?:đập|phá|đuổi|đánh|la|hét|chém|cầm|đốt|chạy|leo)
        (?:đang|tụ tập|có|nhóm) ... đua xe
        đua xe (?:đang|kìa|ầm|gây|lạng lách|ngoài)
        nó (?:đang )?(?:ở|đứng|chờ) (?:ngoài|trước|trong) (?:cửa|nhà|cổng|phòng|đây)
        nó (?:vào|về|đến|tới|quay lại|xông vào|lên|đuổi) (?:đây |nhà |đến |tới |kìa )?(?:rồi|kìa)
        (?:không|ko) (?:dám )?nói (?:to|lớn) được
        (?:tôi|em|cháu|con) (?:đang )?(?:trốn|nấp|núp) ... (?:trong|dưới|sau|nhà vệ sinh|tủ|gầm)
        (?:đừng|xin) ... (?:đánh|giết) (?:tôi|em|cháu|con|mẹ|bố)
        (?:buông|thả|bỏ) (?:tôi|em|con|cháu|tao) ra
        (?:chúng nó|bọn nó|nó|hắn|chúng|bọn|thằng|họ|tụi nó|người ta|kẻ|tên) ... (?:trói|nhốt|giam|bắt giữ|khống chế|ép lên|kéo lên|lôi lên|chặn|chặn đường|chặn xe|vây|bao vây|bắt trói|giữ|uy hiếp) (?:tôi|em|cháu|con|xe|chúng|bọn|mẹ|bố|vợ|chồng|bạn|chị|anh|ở|trong)
        (?:chúng nó|bọn nó|nó|hắn|họ) ... ép (?:tôi|em|cháu|con)
        (?:bị|đang bị) ... (?:giam|nhốt|trói|giữ|bắt giữ|khống chế|đuổi theo|rượt|bám theo|chặn đường|đuổi chém|truy sát)(?= (?:ở|trong|tại|lại|không|gọi|từ|\\||tôi|em|theo|trên|ngoài)|$)
        (?:có )?tiếng (?:người|động|bước chân|la hét|kêu|thét|lục lọi|khóc thét) ... (?:trong nhà|dưới nhà|trên gác|tầng dưới|trong bếp|bên cạnh|trong phòng|cửa|nhà tôi|nhà em)
        (?:trộm|ăn trộm|cướp|chúng nó|bọn nó|người lạ|kẻ lạ) (?:nó )?(?:vô|vào|xông vô|xông vào|đột nhập) (?:nhà|phòng|quán|tiệm|xe)
    """,
    "violence": """
        (?:bị )?(?:<kin>)(?: (?:tôi|em|cháu|con|mình|nhà tôi|nhà em|nó|chị ấy|say|say rượu|nhậu|uống rượu|về|ấy|đang|lại|cứ|bên cạnh|hàng xóm))* (?:đang |lại |cứ |vừa |sắp |đòi |định |đuổi |toàn )*(?:<hit>)(?! (?:máy|giá|bạc|bài|răng|đàn|đề|cờ|cầu|bóng|dấu|số|thức|cá|lô|giày|vần|trống|tiếng|mất|rơi))
        (?:bị|đang bị|vừa bị) (?:<kin>) ... (?:<hit>|dọa|cầm dao|đuổi)
        (?:<kin>)(?: (?:tôi|em|cháu|con|mình))? (?:đang |lại )?(?:<hit>)(?= \\||$)
        (?:<kin>) ... (?:nhốt|trói|giam|khóa trái) (?:tôi|em|con|cháu|mẹ|vợ|chị)
        bóp cổ
        (?:đánh|đập|đấm|tát|chửi đánh|lôi|đá) (?:đập |đấm |túi bụi )?(?:vợ|chồng|mẹ|bố|con|ông bà|bà|bố mẹ|mẹ tôi|mẹ em|mẹ con|mẹ cháu|chị em|chị ấy)
        (?:đang|bị) ... (?:bạo hành|bạo lực gia đình)
        bạo hành
    """,
    "child": """
        (?:<kid>) (?:\\S+ ){0,3}(?:bị|đang bị) (?:\\S+ ){0,3}(?:đánh|bạo hành|xâm hại|hành hạ|bỏ rơi|nhốt|trói|đập|dí|hiếp|bỏ đói|lạm dụng|dâm ô|bắt nạt|xích|bế đi|bắt đi|sàm sỡ|ngược đãi|tra tấn)
        (?:đánh|đập|bạo hành|hành hạ|xâm hại|dâm ô|hiếp|bỏ đói|nhốt|trói|xích|lạm dụng|tra tấn|ngược đãi) (?:đập |dã man |một |mấy |đứa )*(?:<kid>)
        (?:trẻ sơ sinh|em bé|đứa bé|đứa trẻ|bé sơ sinh|cháu bé) ... (?:bỏ rơi|bị bỏ|thùng rác|một mình|ngoài đường|khóc thét)
        (?:bảo mẫu|cô giáo|giúp việc) ... (?:đánh|bạo hành|hành hạ|đập)
        (?:cháu|con|em) (?:\\S+ )?(?:ở nhà )?một mình ... (?:sợ|người lạ|khóc|không thấy|đập cửa)
    """,
    "missing": """
        (?:<kid>|con|cháu|mẹ|bà|ông|cụ|bố|em gái|em trai|chị gái|người nhà|bà cụ|ông cụ) (?:\\S+ ){0,8}(?:đi lạc|bị lạc|mất tích|lạc mất|chưa về|không về|không thấy về|không tìm thấy|không thấy đâu|bỏ nhà đi|bỏ đi|mất liên lạc|không liên lạc được|lạc đường|biến mất)
        lạc (?:mất )?(?:con|cháu|bé|mẹ|đứa)
        (?:mất|không thấy|tìm không thấy|chẳng thấy|không tìm thấy) (?:con|cháu|bé|đứa|thằng bé|con bé) (?:tôi|em|nhà|đâu|gái|trai|rồi|mình|ở)
        (?:trẻ|em bé|cháu bé|đứa bé|bé|bà cụ|ông cụ|cụ già|người già) (?:\\S+ ){0,2}(?:lạc|đi lạc|bị lạc)
        mất tích
        mat tich
    """,
    "traffic": """
        tai nạn (?:rồi|giao thông|nặng|xe|nghiêm trọng|liên hoàn|chết|với|ở|tại|kìa|chết người|to)
        (?:bị|có|gặp|vừa|vụ|xảy ra|mới|gây) ... tai nạn
        (?:<veh>) (?:\\S+ ){0,3}(?:đâm|tông|va|lật|cán|đụng|quẹt|húc|mất lái|lao|ủi|kẹp|chèn) (?:\\S+ ){0,1}(?:vào|phải|nhau|trúng|người|chết|xe|ngang|rồi|vỉa hè|ô tô|cột|cháu|nhà|ngửa|qua|bé|một|dải|xuống)
        (?:<veh>) (?:\\S+ ){0,2}(?:bị )?(?:lật|mất lái|lật ngửa)
        (?:bị|vừa bị|vừa) (?:<veh>) (?:\\S+ ){0,2}(?:đâm|tông|cán|đụng|quẹt|kẹp|húc|ủi)
        (?:mất phanh|say)(?: \\S+){0,3} (?:đâm|tông)
        (?:đâm|tông|cán|đụng) (?:xe|hàng loạt|lung tung|phải người|trúng người|liên hoàn|nhau|chết người|người|qua người)
        (?:lật|đổ) (?:xe|ô tô|xe khách|xe tải|container)
        va chạm (?:giao thông|xe|mạnh|với xe|giữa)
        (?:đâm|tông|gây tai nạn|cán người) ... bỏ chạy
        (?:ngã|té) xe
        tông người
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
        (?:đến|tới|xuống|qua|cử người|cho người|cho xe|cho công an|cho cảnh sát)(?: (?:đây|nhà tôi|nhà em|đến|tới|ngay))* (?:ngay|gấp|nhanh|mau|liền)(?= (?:đi|lên|với|cho|ạ|anh|chú|giúp|\\||thôi)|$)
        (?:nhanh|mau|gấp|khẩn trương) (?:lên )?(?:với|các anh|các chú|anh ơi|chú ơi|công an|lên anh|lên chú|lên không)
        (?:sắp|chuẩn bị) chết (?:rồi|mất|đến nơi|người)
        chết (?:người|mất) (?:rồi|thôi|đến nơi)
        (?:tôi|em|cháu|con) (?:đang )?(?:gặp nguy|nguy hiểm|bị nguy)
        (?:gặp nguy hiểm|nguy hiểm lắm|nguy hiểm quá|nguy hiểm tính mạng)
    """,
}

LIKELY: dict[str, str] = {
    "fire": """
        (?:có|đám|vụ|bị|báo|báo vụ|vụ|vừa) =cháy
        (?:co|dam|bi) chay
        (?:<house>)(?: (?:tôi|em|con|cháu|mình|bác|chú|cô|ông|bà|anh|chị|hàng xóm|bên cạnh|bên|đối diện|người ta|dưới|trên|nhà|dân))* =cháy
        =cháy (?:thật|bố|mẹ|cha|nhà|thiệt|đó|đấy|ạ|rầu|rùi|òi|oi) 
        =cháy (?:<house>|điện|ở|tại|gas|ga|ban công|tầng|mất|khét|luôn|quá|anh|các anh|chú|cứu|đồ|chăn|rác|nồi|ngoài|trong|trên|dưới|bên)
        (?:thấy|có|ngửi|ngửi thấy|nghe) (?:nhiều |mùi |đám |ngọn )*(?:khói|lửa|mùi khét|khét|cháy khét)
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
        đốt (?:nhà|xe|quán|phòng|rừng)
    """,
    "explosion": """
        (?:vụ|có) ... =nổ
        ^=nổ(?: \\S+)?$
        (?:hết|bị) =nổ
    """,
    "rescue": """
        =kẹt(?= \\||$)
        (?:rắn|trăn|cá sấu|ong vò vẽ|tổ ong) ... (?:trong nhà|vào nhà|bò vào|đầy nhà|hiên nhà|trong vườn)
        (?:cứu hộ|cứu nạn)(?: \\S+){0,3} (?:người|gấp|ngay|với|đến)
        nứt (?:nhà|tường) ... (?:sập|đổ|nghiêng)
        nhà (?:bị )?(?:nghiêng|nứt) ... (?:sập|đổ|nghiêng)
    """,
    "drowning": """
        (?:chìm|đuối)(?: (?:rồi|dần|xuống|mất))
        nhảy (?:xuống )?(?:sông|hồ)
        ^đuối
    """,
    "medical": """
        (?:bị|có|ai|<num> người|người) ... bị thương
        bị thương
        (?:ngất|xỉu)
        cấp cứu
        xe cứu thương
        (?:ngã(?! ba| tư| năm| sáu| bảy)|té) ... (?:cầu thang|xuống đất|đập đầu|chấn thương|từ trên|từ tầng|không đứng|gãy|chảy)
        (?:đau) (?:bụng|đầu) (?:dữ dội|quằn quại|không chịu)
        (?:sốt|nóng) ... (?:co giật|lịm|mê man|li bì|bốn mươi|40|41)
        (?:lịm|lả) (?:đi|người)
        tai nạn lao động
        chó (?:\\S+ )?(?:cắn|tấn công)
    """,
    "weapon": """
        có (?:con |cây |khẩu |một )?(?:dao|súng|mã tấu|hung khí|bom)
        (?:dao|súng)(?= (?:kìa|đây|dí|kề))
        ^(?:dao|súng)(?: \\S+)?$
    """,
    "crime": """
        (?:bị|vừa) (?:ăn )?(?:trộm|mất trộm|lấy trộm|lấy cắp|mất cắp|móc túi)
        (?:trộm|cướp|lấy trộm|ăn trộm|bẻ khóa) (?:xe|tiền|vàng|điện thoại|đồ|chó|hàng|két)
        ^(?:trộm|cướp|trộm trộm)(?: \\S+)?$
        (?:vụ|có|kẻ) cướp
        (?:bị|có|ai) ... (?:uy hiếp|đòi nợ|quấy rối|tấn công)
        (?:người lạ|kẻ lạ|kẻ gian|khả nghi) ... (?:nhà|cửa|theo|ngó|lảng vảng|xóm)
        (?:gây rối|quậy phá|đập phá|gây gổ|say rượu|chửi bới) ... (?:ngoài|trước|nhà|phố|xóm|quán|hàng)
        đua xe
        giết
        xô xát
        ẩu đả
        cãi nhau ... (?:to|đánh|lớn)
        đánh (?:tôi|em|cháu|người|bạn|nó|anh|chị|hội đồng|ghen)
        (?:bị|ông|bà|anh|chị|hàng xóm|thằng|nó) ... (?:đánh)(?= \\||$)
    """,
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
    "cry": """
        (?:^|\\| )(?:(?:anh|chị|em|chú|các anh|các chú|công an|ai|ai đó|làm ơn|trời)(?: ơi)? )*(?:giúp|giúp đỡ) (?:tôi|em|con|cháu|chúng tôi) (?:với|ngay|gấp)(?= \\||$)
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

# Words that look like an emergency and are none; they are blanked before the cues are read.
IDIOMS = """
    (?:tao|ông|bố mày|bố|anh) giết (?:chết )?(?:mày|chúng mày|bọn mày|cả lũ)
    (?:pháo|hàng) nổ
    (?:tạm|trại|án|bị phạt) giam
    (?:gọi|nút|liên lạc) khẩn cấp
    ứng dụng (?:\\S+ )?báo cháy
    =từ =từ
    đánh con (?:gì|lô|số|mấy|đề|nào)
    (?:tra|nghiên|khảo|truy) cứu
    =cháy (?:túi|hàng|vé|giáo án|phố|da|nắng|hết mình|máy|show|khán đài|ví|bài|deadline|tỏa sáng|bỏng|khét lẹt vì nắng|lòng)
    (?:bán|đang bán|khét|bùng) =cháy
    chay (?:tui|ve|hang|vi)
    (?:rực|bùng) cháy (?:đam mê|hết mình|nhiệt huyết)
    bùng cháy
    (?:phòng|phong) cháy(?: chữa cháy| và chữa cháy)?
    (?:phòng cháy chữa cháy|p c c c|pccc|pc07|pc 07)
    (?:bình|bọt|thiết bị|hệ thống|phương tiện|đội|dụng cụ|máy bơm|trang bị|vòi|họng|xe đẩy|tủ|tiêu lệnh|lớp|nghiệp vụ|trụ|cảnh sát) (?:chữa|báo) cháy
    (?:đầu|chuông|trung tâm|tủ|cảm biến|thiết bị|hệ thống|app|ứng dụng|nút) báo cháy
    (?:báo|tin báo|vụ báo) cháy (?:giả|nhầm|đùa|linh tinh|bậy)
    (?:cứu nạn|cứu hộ) cứu (?:hộ|nạn)
    bảo hiểm (?:cháy|cháy nổ|tai nạn|tai nạn giao thông)
    cháy (?:máy|pin|card|bo mạch|linh kiện|bóng đèn|cầu chì|ic|ram|main) (?:tính|laptop|điện thoại|rồi sửa|sửa)
    (?:chan|chán|đói|mệt|nóng|sợ|vui|cười|rét|lạnh|bực|tức|thèm|lo|khát|nhớ|yêu|ngượng|xấu hổ|rẻ|đắt|ngon|đẹp|xinh|hài|bận|ghét|thích|mê|say|buồn cười) (?:gần |muốn |sắp |đến |phát |thấy |mà )*chết(?: đi được| mất| luôn| rồi| thôi| khiếp| mê)?
    (?:chết|đau) (?:cười|tiệt|dở|mê|mệt|cha|toi|thật|dở|nỗi|thèm|đói)
    cười (?:vỡ bụng|đau bụng)
    (?:bắn|thả) (?:tim|bi|rap|cung|pháo hoa)
    đánh (?:máy|giá|bạc|bài|răng|đàn|đề|cờ|cầu lông|bóng|dấu|số|thức|cá|lô|giày|vần|trống|mất|rơi|tráo|vật|son|phấn|tennis|golf|thuế|trận|liều|đổi|lừa|vào tâm lý|lô đề|boong)
    (?:cướp|ăn cướp) (?:lời|cơm chim|cò|diễn đàn|spotlight|công|thời gian)
    (?:ăn cướp|chặt chém) (?:giá|tiền khách)
    (?:cứu|giải cứu) (?:vớt|vãn|rỗi|cánh|tinh|net|trợ|xét|tra|nông sản|dưa hấu|team|game|trận)
    (?:no|nổ) (?:máy|hũ|đơn|mic)
    (?:nó|nói|chém|tinh) (?:chém gió|nổ quá|nổ lắm)
    chém gió
    bùng nổ
    (?:bom|bùng) hàng
    (?:kẹt|tắc) (?:xe|đường|tiền|máy|lịch|giấy|phím|mạng|hồ sơ|thủ tục|cửa khẩu|deadline)
    (?:súng) (?:nước|đồ chơi|phun nước|bắn nước|bắn đinh|massage)
    (?:dao) (?:cạo|kéo thẩm mỹ|động|thái|làm bếp|ăn)
    (?:tàng trữ|buôn bán|mua bán|chế tạo|giao nộp|nộp|sử dụng trái phép) (?:trái phép )?(?:súng|vũ khí|dao|kiếm|pháo|thuốc nổ|vật liệu nổ|súng săn|súng tự chế|vũ khí thô sơ)
    (?:giấy phép|cấp phép|đăng ký|khai báo) (?:sử dụng |mang )?(?:súng|vũ khí|công cụ hỗ trợ|vật liệu nổ|pháo)
    đâm (?:đơn|ra|lao|chồi|bang|sau lưng|đầu)
    giết (?:thời gian|thì giờ|mổ|lợn|gà|thịt|gián|chuột)
    (?:ngất|phê) (?:ngây|lên ngất xuống)
    (?:chìm|đắm chìm) (?:trong|đắm|vào)
    (?:sập|bay) (?:nguồn|mạng|web|app|server|hệ thống|sàn|tiệm|bẫy|mic|máy|trang)
    (?:web|app|mạng|hệ thống|trang|server|sàn|ứng dụng|máy|cổng|máy tính|điện thoại)(?: \\S+){0,2} (?:bị )?sập
    (?:lạc|mất) (?:đề|quan|hậu|lõng|trôi)
    (?:con )?(?:chó|mèo|chim|vẹt|cún)(?: \\S+){0,3} (?:đi lạc|bị lạc|mất tích|không về|bỏ đi|bị mất|lạc mất)
    lạc (?:mất )?(?:con )?(?:chó|mèo|chim|vẹt)
    (?:giấy|hộ chiếu|thẻ|ví|bằng|đồ|xe|hành lý|chứng minh|căn cước)(?: \\S+){0,3} (?:thất lạc|bị lạc|lạc mất|mất tích)
    thất lạc
    (?:số|tổng đài|đường dây|cuộc gọi|tình trạng|tình huống|trường hợp|hộ chiếu) (?:điện thoại )?khẩn(?: cấp)?
    (?:không|chẳng|chả|chưa) (?:có gì |phải |có việc |việc |cần |có )*(?:khẩn cấp|nguy hiểm|gấp gáp)
    (?:gan|đâm đầu|điếc) (?:hùm|không sợ súng)
    đua xe (?:công thức|f1|đạp|go kart|mô hình|trong game|điện tử|online)
    (?:chay|chạy) (?:ra|vào|xe|nhanh|bộ|trốn|đi|về|qua|theo|thoát|thận|án|chức|việc|bàn|hàng|quảng cáo|ẩu|quá|lạng|grab|thuê|hồ sơ|deadline|bền)
    (?:xe|tau) chay
    (?:bo|dang|de|se|di|moi) chay (?:xe|viec|ho so|lai|grab|ra|ve)
    ăn chay
    (?:ga|nhà ga) (?:tàu|hà nội|giáp bát|trần|metro|cát linh|nội bài|yên viên|gia lâm)
    (?:đầy|cùng|giàu|cạn) máu (?:lửa|mặt|nóng)
    máu (?:me cờ bạc|lửa|mặt|mê|liều|nóng)
    (?:tức|thở) (?:thở phào|ói máu)
    (?:giật|giựt) (?:tít|gân|mình|giải|cô hồn|hụi|nợ|dây)
    (?:theo dõi) (?:hồ sơ|đơn|kênh|trang|tin tức|tiến độ)
    (?:sốc) (?:giá|hàng|visa|nặng vì giá)
    (?:giá|tin) sốc
    bạo lực học đường là
    (?:rơi|lọt|sảy) (?:xuống|vào) hố (?:đen|tiền)
    cắt tay áo
"""

# What the sentence is about, read over the whole text.
PROCEDURE = """
    (?:thủ tục|hồ sơ|giấy phép|nghiệm thu|thẩm duyệt|lệ phí|giấy tờ gì|chứng nhận|chứng chỉ|tập huấn|huấn luyện|giấy xác nhận|xin xác nhận|mẫu đơn|đơn trình báo|làm đơn|tờ khai|=điền)
    (?:phạt bao nhiêu|phạt thế nào|phạt mấy|mức phạt|bị phạt|có bị phạt|xử phạt|đi tù|mấy năm tù|tội gì|truy cứu|quy định|nghị định|điều luật|theo luật|pháp luật|bộ luật|luật|bị xử|xử thế nào|xử lý thế nào|xử lý ra sao|xử lý như thế nào)
    (?:đăng ký|cấp lại|xin cấp|làm lại|gia hạn|cấp đổi|xin giấy|sang tên|xóa đăng ký|tạm trú|căn cước|hộ chiếu|bằng lái)
    (?:mua|bán|lắp đặt|lắp|nạp|bảo dưỡng|báo giá|kiểm định|trang bị|kiểm tra) ... (?:bình chữa cháy|chữa cháy|báo cháy|p c c c|pccc|phòng cháy)
    (?:bình chữa cháy|hệ thống chữa cháy|hệ thống báo cháy)
    (?:bảo hiểm|bồi thường|biên bản|giải quyết vụ|kết quả vụ|hồ sơ vụ|tạm giữ xe|lấy xe|lấy lại xe)
    (?:tuyển sinh|tuyển dụng|thi vào|bài tập|luận văn|phóng viên|phỏng vấn|thống kê|khảo sát)
    cách (?:chế|chế tạo|pha|bắn|mua)
    (?:nghĩa là gì|là gì|là sao|khác gì|khác nhau)
    (?:cách|kỹ năng|hướng dẫn|biện pháp|tài liệu|bí quyết) ... (?:phòng|thoát hiểm|thoát nạn|sơ cứu|tránh|phòng tránh|phòng chống|xử lý|đề phòng|nhận biết)
    làm (?:thế nào|sao) để (?:phòng|tránh|đề phòng|phòng tránh|bảo vệ|không bị|ngăn)
"""
WHICH_NUMBER = """
    (?:gọi|số|báo|bấm|liên hệ) (?:\\S+ ){0,4}(?:số nào|số mấy|số bao nhiêu|số gì|ai|đâu|nào)
    (?:số|tổng đài|đầu số|đường dây) ... (?:là gì|là số|để làm gì|dùng để|khi nào|là bao nhiêu|là số mấy)
    khi nào (?:thì )?gọi
    (?:một một ba|một một bốn|một một năm|113|114|115) ... (?:dùng|để|khi nào|tiếp nhận|xử lý việc)
"""
HYPOTHESIS = """
    (?:nếu(?! không| mà không)|giả sử|giả dụ|lỡ như|nhỡ|lỡ mà|chẳng may|trường hợp|phòng khi|ví dụ|ngộ nhỡ|lỡ)
    khi (?:có|gặp|bị|xảy ra|nhà|thấy|phát hiện|xảy)
"""
QUESTION = """
    (?:thì|phải|cần|nên) ... (?:làm gì|làm sao|làm thế nào|gọi ai|gọi số|gọi đâu|xử lý|báo ai|thế nào|ra sao|như thế nào|báo ở đâu|được không|có bị|phạt|số nào|số mấy)
    (?:làm gì|làm sao|làm thế nào|thế nào|như thế nào|số nào|số mấy|báo đâu|ra sao|gọi ai|có được không|có sao không|bao nhiêu)
"""
PAST = """
    (?:hôm qua|hôm kia|tối qua|đêm qua|chiều qua|sáng qua|trưa qua|tối hôm qua|hôm trước|tuần trước|tháng trước|năm ngoái|năm trước|bữa trước|bữa qua|lần trước|dạo trước|ngày xưa|hôm nọ|đợt trước|hồi trước|cuối tuần trước|tuần rồi|tháng rồi|hồi đầu|khi trước|thời trước|trước đây)
    (?:<num>|mươi|chục|nửa) (?:hôm|ngày|tuần|tháng|năm|bữa) (?:trước|nay|rồi|qua)
    cách đây (?:\\S+ )?(?:\\S+ )?(?:hôm|ngày|tuần|tháng|năm|bữa|lâu)
    hồi (?:tháng|năm|tuần|hôm|tết|nhỏ|bé)
    (?:hôm|ngày) (?:\\d+|mùng|mồng|thứ|chủ nhật|rằm)
    (?:thứ \\S+|chủ nhật) (?:tuần trước|vừa rồi|rồi|trước)
    (?:vụ|chuyện) ... (?:tháng trước|năm trước|tuần trước|hôm nọ|hồi|hôm (?:\\d+|qua|kia)|năm (?:ngoái|\\d+)|tháng \\d+)
"""
EARLIER_TODAY = """
    (?:sáng nay|trưa nay|chiều nay|hồi sáng|hồi trưa|hồi chiều|rạng sáng nay|sáng sớm nay|nửa đêm)
"""
PRESENT = """
    (?:đang|bây giờ|hiện tại|hiện giờ|lúc này|ngay lúc|ngay bây giờ|vẫn|vẫn còn|đến giờ|tới giờ|nay lại|giờ lại|giờ nó|giờ hắn|quay lại|kìa|vừa|vừa xong|mới xong|lại đến|giờ thì|giờ vẫn|giờ chưa|giờ bất tỉnh|giờ khó|giờ không)
    giờ(?! muốn| cần| xin| hỏi| làm| phải| có| định| tôi| em| mới| thế)
    (?:gấp|mau|nhanh lên|ngay|khẩn|(?:cứu|giúp) (?:với|tôi|em|con|cháu|mạng))
"""
HABIT = """
    (?:báo tin|tin báo|cung cấp thông tin|tố giác|tố cáo|phản ánh|thường xuyên|buôn bán|mua bán|hàng đêm|đêm nào|tối nào|ngày nào|tuần nào|hay tụ tập|suốt ngày|lâu nay|dạo này|nhiều lần|suốt|(?:người|nó|họ|nhóm|bọn|lạ|thường|xe|thanh niên|hàng xóm) hay|liên tục nhiều|góp ý|kiến nghị|trình báo)
"""
DRILL = """
    (?:diễn tập|tập dượt|gọi thử|thử máy|kiểm tra đường truyền|cuộc gọi thử|thực tập|phương án giả định|giả định)
"""
FICTION = """
    (?:trong phim|xem phim|bộ phim|trong game|chơi game|bài hát|lời bài hát|trong truyện|kể chuyện|nằm mơ|giấc mơ|trong mơ|mơ thấy|tiểu thuyết|đóng phim|quay phim)
    (?:đọc báo|đọc tin|xem tin|thời sự|báo đưa|báo đăng|trên báo|trên ti vi|trên tivi|trên mạng thấy đăng|lịch sử)
"""
DONE = """
    (?:đã|dập|được|đã được) (?:dập|tắt|dập tắt|khống chế|kiểm soát) (?:xong|rồi|được|hết|hoàn toàn|đám)
    (?:dập|tắt) (?:xong|được|hết|hẳn) (?:rồi|đám|lửa)?
    (?:hết|tắt) (?:cháy|lửa) rồi
    (?:đã|được) (?:cứu|giải cứu|đưa đi viện|bắt|giải quyết|tìm thấy|bình yên) (?:rồi|xong|về|an toàn|được)
    (?:không sao|ổn|an toàn|xong|yên) (?:rồi|cả rồi|hết rồi)
    báo nhầm
    (?:gọi|bấm|báo) nhầm(?: số| máy)?
"""
NEGATION = """
    (?:(?<!phải )(?<!đúng )(?<!được )(?<!nghe )không|ko|k|chưa|chẳng|chả|đâu có|làm gì có|không hề|hết)(?: (?:có|phải|bị|thấy|là|hề|ai|gì|còn|hề có|có ai|phải là|có vụ|xảy ra|phải vụ|có đám|vụ|nào|người|người nào|cái|gọi|báo))*
    (?:đừng|khỏi|tránh|phòng|chống|phòng chống|đề phòng)
"""
STOLEN = """
    (?:lấy|mất|cuỗm|khoắng|dọn|bị|bị lấy) (?:mất|trộm|cắp|sạch|hết|ăn trộm)
    (?:bị|đã|vụ|một vụ) (?:ăn )?(?:trộm|cắp|mất trộm)
"""
FRAUD = """
    (?:lừa đảo|lừa|chuyển tiền|chuyển khoản|cài ứng dụng|lấy lại tiền|ảnh nóng)
"""
SPEAKER = """
    (?:tôi|em|cháu|tui|mình|con|chúng tôi|bọn em|cả nhà) (?:đang|bị|vừa|mới|sắp|lại|gặp)
    (?:đánh|đuổi|bắt|giữ|dọa|theo|đâm|tông|nhốt|bám theo|chém|giết|hiếp) (?:tôi|em|cháu|tui|mình|con)
"""
