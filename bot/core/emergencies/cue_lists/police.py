"""Words of crime and weapons: the police's emergencies."""

from __future__ import annotations

SURE: dict[str, str] = {
    "crime": """
        (?:đang|bị|vừa|vừa bị|mới bị|bọn|thằng|có|kẻ|tên|nó) =cướp
        ~cướp (?:giật|taxi|tắc xi|tiệm|ngân hàng|xe|điện thoại|túi|tiền|dây chuyền|của|đồ|vàng
          |tài sản)
        cướp cướp
        cuop (?:voi|roi|cuop)
        (?:bi|co|vua bi|dang|thang|bon) cuop
        cướp (?:rồi|với|kìa|ơi|bỏ chạy)
        (?:giật|giựt) (?:túi|điện thoại|dây chuyền|đồ|ví|mất|giỏ|ba lô|balo|vòng|laptop)
        (?:bị|vừa|mới) (?:giật|giựt|móc túi)
        (?:<intruder>) ... đang
        (?:^|\\| |(?:và|rồi|giờ|mà|là|thì|vì|thấy|tụi|bọn|đám|đứa|nhưng|ơi|alo|kìa|có) )nó ... đang
        (?:<intruder>|nó) ... (?:đột nhập|cạy|lẻn
          |phá khóa|phá cửa|đập cửa|trèo|leo|trong nhà|vào nhà|ngoài cửa|bẻ khóa|cắt khóa|phá két
          |phá xe)
        (?:có|bắt được|bắt|thấy|phát hiện|là) (?:một |thằng |tên |kẻ |ăn |bọn )*trộm
        trộm (?:vào|trong|kìa|đột nhập|với|ơi|xe kìa|đang)
        đột nhập
        (?:đang|bị|nó|họ|chúng|chúng nó|người ta) ... trói
        trói (?:bảo vệ|người|tôi|em|chủ|con|mẹ|vợ|chị|bà)
        cướp (?:kho|nhà|quán|cửa hàng|trạm|cây xăng|bảo vệ)
        ép (?:tôi|em|cháu|con|chị|bạn) (?:\\S+ )?(?:lên|vào|đi|ra)
        (?:kẻ gian|kẻ lạ|người lạ) ... (?:sân|vườn|ban công|mái|nhà|phòng|cửa)
        (?:đánh đập|nhốt) (?:\\S+ )?(?:người|công nhân|giúp việc|nhân viên)
        cướp (?:mất|được|lấy)
        (?:bị|đang) ... (?:lôi|kéo|dụ|bế|ép) (?:\\S+ )?(?:vào|lên|đi|ra)
        (?:đánh|đập|đấm|đá|phang) ... (?:ngất|chảy máu|gãy|bất tỉnh|nhập viện|hộc máu|ngất xỉu
          |bị thương)
        (?:mở|vặn|chọc|nạy|phá) (?:khóa|khoá|cửa) (?:nhà|phòng) (?:tôi|em|cháu|con)
        nó (?:sắp|đang|đã) (?:vào|phá|lên|xông|tới|đến|trèo|ở|cầm|đánh|đuổi)
        không cho (?:\\S+ )?(?:xuống xe|xuống|ra ngoài|ra|về|đi đâu)
        (?:sờ|bóp|xoa) (?:đùi|mông|ngực|người|vú|soạng)
        biến thái
        (?:cởi truồng|khỏa thân|khoe hàng) ... (?:đuổi|trước|theo|nữ|học sinh)
        (?:chú|người|ông|kẻ|thằng|bà) ... lạ ... (?:rủ|dụ|bắt|kéo|bế|dắt) (?:cháu|con|em|bé)
        (?:tưới|đổ|xịt|tạt|hắt) xăng
        (?:đòi|dọa|định|sắp) (?:đốt|thiêu|cho nổ)
        xe ... đua nhau
        (?:người|ai đó|ông|bà|cụ) ... chết (?:ở|trong|ngoài|trên|dưới|tại)
        (?:cạy|phá|đập|đạp|nạy|bẻ) (?:cửa|khóa|khoá|két|then)
        (?:người lạ|kẻ lạ|ai đó|có người|có kẻ|có ai|ai|một người|một gã|một thằng|gã
          |thằng) ... (?:bám theo|đi theo tôi|đi theo em|theo dõi tôi|theo dõi em|rình|rình rập
          |trong nhà tôi|trong nhà em|trong phòng|ngoài cửa|trước cửa nhà|núp|trốn trong
          |đuổi theo|theo sau)
        (?:bám|bám đuôi|đi|đuổi|chạy) theo (?:tôi|em|cháu|con)
        (?:bị|đang bị) (?:bám theo|theo dõi|bám đuôi|đuổi|rượt|truy sát|khống chế|uy hiếp|trói
          |nhốt|giam|bắt giữ|giữ lại|bắt nhốt|hành hung|đe dọa|dọa|chặn đường|chặn xe|chặn đánh
          |quấy rối|sàm sỡ|dâm ô|hiếp|cưỡng hiếp|hiếp dâm|cưỡng bức|bao vây|vây|ép lên xe
          |bắt lên xe|lôi lên xe|giam giữ|tấn công)
        (?:bắt cóc|con tin|bắt giữ người|giữ người trái phép|ép lên xe|lôi lên xe|kéo lên xe)
        (?:bắt|bế|ẵm|cướp) (?:mất )?(?:con|cháu|bé|đứa) ... (?:đi|mất|rồi|chạy)
        (?:đang|định|đòi|bị|vừa|có người|nó|hắn) ... (?:cưỡng hiếp|hiếp|hiếp dâm|cưỡng bức|sàm sỡ
          |dâm ô|giở trò|xé quần áo)
        (?:sàm sỡ|cưỡng hiếp|hiếp dâm|giở trò với|quấy rối) (?:tôi|em|cháu|con|bạn|chị)
        bị ... (?:sờ|bóp|sờ soạng) (?:soạng|mông|ngực|vú|đùi)
        đánh nhau
        danh nhau
        ~đánh (?:hội đồng|ghen|lộn) (?:kìa|nhau|ở|trước|đang|ngoài|to|lớn)
        (?:đang|bị) (?:ẩu đả|hỗn chiến|xô xát|gây gổ|gây rối|quậy phá|đập phá|thanh toán|đập đồ
          |phá nhà|phá quán)
        (?:ẩu đả|hỗn chiến|chém nhau|thanh toán nhau|xô xát)
        (?:đang|bị|vừa bị|mới bị|bị người ta|bị nó|bị chúng nó|bị một nhóm|bị nhóm|bị bọn
          |bị hàng xóm) (?:\\S+ ){0,2}(?:đánh|đập|đuổi đánh|hành hung)
        (?:kéo|đến|tới|xông|chặn) ... đánh (?:tôi|em|cháu|con|người|nhau|bố|mẹ|anh|chồng)
        (?:chúng nó|bọn nó|nó|hắn|chúng|bọn|thằng) ... (?:đánh|đập|đạp) (?:tôi|em|cháu|con tôi|bố
          |mẹ|bạn|người|anh|chết|dã man|túi bụi|nó|chồng|vợ)
        =giết (?:người|tôi|chết|nó|con|vợ|em|hết|mất|cả|mẹ|bố|chồng|cháu|nhau|rồi)
        giet (?:nguoi|toi|chet|em|het|vo|ca nha|me|chau|con|mat)
        (?:dọa|đòi|định|sắp|sẽ|doạ|nó|hắn) (?:\\S+ )?(?:giết|chém|thiêu|bắn)
        (?:án mạng|thi thể|xác người|người chết|tử thi|xác chết)
        (?:có|thấy|phát hiện) ... xác (?:chết|người)
        (?:đe dọa|đe doạ|dọa giết|dọa chém|dọa đánh)
        (?:đòi nợ|xã hội đen|côn đồ|giang hồ|đầu gấu) ... (?:kéo|đến|tới|đập|tạt|ném|xông|đánh
          |vào nhà|vây|trước cửa|bao vây|phá|chặn|dọa)
        (?:đang|vừa|bị|nó|chúng nó) (?:tạt|ném|đổ) (?:sơn|axit|a xít|xăng|mắm tôm|gạch|đá
          |chất bẩn|bom)
        tạt (?:axit|a xít|xăng|sơn)
        đổ xăng
        (?:xông|ập) vào
        (?:kẻ|người lạ|thằng|ai) ... (?:đi theo|bám theo|theo sau)
        (?:rượt|đuổi) (?:nhau|chém|đánh)
        (?:nó|thằng|bọn|hai thằng|tên|chúng|kẻ|cướp) ... (?:giật|giựt) (?:túi|điện thoại
          |dây chuyền|đồ|ví|vòng|bông tai|xe)
        (?:ngáo đá|ngáo|loạn thần|phê thuốc|lên cơn) ... (?:đập|phá|đuổi|đánh|la|hét|chém|cầm|đốt
          |chạy|leo)
        (?:đang|tụ tập|có|nhóm) ... đua xe
        đua xe (?:đang|kìa|ầm|gây|lạng lách|ngoài)
        nó (?:đang )?(?:ở|đứng|chờ) (?:ngoài|trước|trong) (?:cửa|nhà|cổng|phòng|đây)
        nó (?:vào|về|đến|tới|quay lại|xông vào|lên|đuổi) (?:đây |nhà |đến |tới |kìa )?(?:rồi|kìa)
        (?:không|ko) (?:dám )?nói (?:to|lớn) được
        (?:tôi|em|cháu|con) (?:đang )?(?:trốn|nấp|núp) ... (?:trong|dưới|sau|nhà vệ sinh|tủ|gầm)
        (?:đừng|xin) ... (?:đánh|giết) (?:tôi|em|cháu|con|mẹ|bố)
        (?:buông|thả|bỏ) (?:tôi|em|con|cháu|tao) ra
        (?:chúng nó|bọn nó|nó|hắn|chúng|bọn|thằng|họ|tụi nó|người ta|kẻ|tên) ... (?:trói|nhốt
          |giam|bắt giữ|khống chế|ép lên|kéo lên|lôi lên|chặn|chặn đường|chặn xe|vây|bao vây
          |bắt trói|giữ|uy hiếp) (?:tôi|em|cháu|con|xe|chúng|bọn|mẹ|bố|vợ|chồng|bạn|chị|anh|ở
          |trong)
        (?:chúng nó|bọn nó|nó|hắn|họ) ... ép (?:tôi|em|cháu|con)
        (?:bị|đang bị) ... (?:giam|nhốt|trói|giữ|bắt giữ|khống chế|đuổi theo|rượt|bám theo
          |chặn đường|đuổi chém|truy sát)(?= (?:ở|trong|tại|lại|không|gọi|từ|\\||tôi|em|theo|trên
          |ngoài)|$)
        (?:có )?tiếng (?:người|động|bước chân|la hét|kêu|thét|lục lọi|khóc thét) ... (?:trong nhà
          |dưới nhà|trên gác|tầng dưới|trong bếp|bên cạnh|trong phòng|cửa|nhà tôi|nhà em)
        (?:trộm|ăn trộm|cướp|chúng nó|bọn nó|người lạ|kẻ lạ) (?:nó )?(?:vô|vào|xông vô|xông vào
          |đột nhập) (?:nhà|phòng|quán|tiệm|xe)
    """,
    "weapon": """
        (?:cầm|mang|rút|vác|dí|kề|vung|giơ|giắt|lăm lăm|lấy|xách|cầm theo|thủ|giấu|khua|múa|dùng
          |kè|chĩa) (?:theo |con |cây |cái |khẩu |cả |một |mấy |hai |thanh |quả )*(?:<arm>)
        (?:nó|hắn|thằng|chúng nó|bọn|họ|có người|ông ấy|gã|người|ai|đứa|chồng|chồng <me>|tụi nó
          |chúng|lão|kẻ|tên|anh ta|đối tượng|ổng|bố|con|thanh niên) (?:đó |kia |ấy |này |trộm 
          |cướp |<me> )?(?:đang |lại |còn )?có (?:con |cây |cái |khẩu |cả |một |theo )*(?:dao
          |súng|kiếm|mã tấu|hung khí|vũ khí|lựu đạn|bom|hàng nóng|búa|rìu)
        no co (?:con |cay |cai )?(?:dao|giao|sung|kiem|gay|bua)
        ^có (?:dao|súng)
        nó có =giao
        (?:cầm|rút|dí|kề|vung) =giao
        (?:nổ|tiếng|bắn|xả|chĩa|dí) súng
        ban nhau
        =bắn (?:nhau|người|chết|tôi|em|nó|vào|trúng|loạn)
        (?:đâm|chém) (?:nhau|chém|người|chết|tôi|em|nó|vợ|chồng|bố|mẹ|loạn xạ|rồi|túi bụi
          |bị thương|hàng xóm|một)
        (?:bị|vừa|đang|đòi|dọa|định|mới|sắp|vừa bị) (?:người ta |nó |chúng nó |thằng \\S+ 
          |chồng )?chém
        (?:bị|bị nó|bị thằng|bị người ta|bị chúng nó) đâm (?:vào|một|hai|ba|trúng|thủng|dao|chảy
          |rồi|bị)(?!\\S)
        bị (?:đâm|bắn)(?= \\||$)
        (?:quả bom|có bom|gài bom|đặt bom|lựu đạn|bom xăng|thuốc nổ|quả mìn|gài mìn|bom mìn)
    """,
}

LIKELY: dict[str, str] = {
    "crime": """
        (?:bị|vừa) (?:ăn )?(?:trộm|mất trộm|lấy trộm|lấy cắp|mất cắp|móc túi)
        (?:trộm|cướp|lấy trộm|ăn trộm|bẻ khóa) (?:xe|tiền|vàng|điện thoại|đồ|chó|hàng|két)
        ^(?:trộm|cướp|trộm trộm)(?: \\S+)?$
        (?:vụ|có|kẻ) cướp
        (?:bị|có|ai) ... (?:uy hiếp|quấy rối|tấn công)
        (?:người lạ|kẻ lạ|kẻ gian|khả nghi) ... (?:nhà|cửa|theo|ngó|lảng vảng|xóm)
        (?:gây rối|quậy phá|đập phá|gây gổ|say rượu|chửi bới) ... (?:ngoài|trước|nhà|phố|xóm|quán
          |hàng)
        đua xe
        giết
        xô xát
        ẩu đả
        cãi nhau ... (?:to|đánh|lớn)
        đánh (?:tôi|em|cháu|người|bạn|nó|anh|chị|hội đồng|ghen)
        (?:bị|ông|bà|anh|chị|hàng xóm|thằng|nó) ... (?:đánh)(?= \\||$)
    """,
    "weapon": """
        có (?:con |cây |khẩu |một )?(?:dao|súng|mã tấu|hung khí|bom)
        (?:dao|súng)(?= (?:kìa|đây|dí|kề))
        ^(?:dao|súng)(?: \\S+)?$
    """,
}
