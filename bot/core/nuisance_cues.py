"""The words that tell a nuisance call, and those that speak for a genuine one.

Written in the cue language of ``bot.core.language.cues``.
"""

from __future__ import annotations

NUISANCE = {
    "harassment": """
        (?:sờ|bóp|hôn|ngủ với|chịch|đụ|nện|phang) (?:vú|mông|anh|em|một cái|nhau|với)
        (?:em|anh) (?:mặc|đang mặc) ... (?:áo lót|quần lót|gì bên trong)
        (?:quần lót|áo lót|số đo ba vòng|phim sex|chat sex|gái gọi|khỏa thân|khoả thân|thủ dâm)
        (?:làm|đi) ... (?:tình|nhà nghỉ|khách sạn) ... (?:với anh|với em|với mình|không em|đi em)
        giọng em ... (?:dâm|ngon|phê|gợi tình|quyến rũ|nứng)
        (?:ngực|vòng một|vòng ba) ... (?:em|to|bao nhiêu)
    """,
    "abuse": """
        (?:đồ|lũ|bọn|thằng|quân|toàn) (?:ngu|=chó|khốn|khốn nạn|mất dạy|vô dụng|ăn hại
          |óc chó|điên|rác rưởi|mặt lợn|súc vật|ngu dốt|ngu học|chó chết|ăn bám|đần|vô học
          |vô tích sự|bất tài|hèn|lừa đảo chúng mày|lũ vô dụng)
        (?:chúng mày|bọn mày|tụi mày|mày|công an|chúng bay|tụi bay) ... (?:ngu|vô dụng|ăn hại|chó
          |khốn nạn|mất dạy|cút|vứt đi|bất tài|thối nát|ăn bám|óc|câm|như lợn|ra gì|rác)
        (?:đm|đ m|dm|vcl|vl|clgt|đkm|dkm|đmm|đcm|dcm|cmm|loz|=lồn|=cặc|=buồi|=địt|=đụ|=đéo
          |dit me|dit mẹ|lon me|con cac|vai lon|deo me|du me|đít mẹ)
        (?:mẹ|má|bố|tổ sư|tiên sư|cha) (?:mày|chúng mày|bọn mày|tụi mày|kiếp mày|nhà mày|bay)
        (?:cút|câm|xéo|biến) (?:mẹ |mồm |đi|mày|xéo|ngay)
        (?:im|câm|ngậm) (?:mồm|mõm|họng|miệng)
        (?:tao|ông|bố mày) ... chửi
        (?:chửi|mắng) (?:cho bõ|chơi|cho sướng|cho vui|vào mặt)
        bố mày
        fuck
    """,
    "sales": """
        (?:mời|giới thiệu|tư vấn|chào bán|quảng cáo|cung cấp|tiếp thị|chào) (?:\\S+ ){0,5}(?:vay
          |bảo hiểm|thẻ tín dụng|căn hộ|chung cư|đất|đầu tư|chứng khoán|sim|gói cước|sản phẩm
          |khóa học|dịch vụ|đồ gia dụng|bất động sản|mỹ phẩm|thực phẩm chức năng|thuốc|dự án|gói
          |tour|spa|phần mềm|ưu đãi|khoản)
        (?:vay|khoản vay|gói vay) (?!nặng|ngân hàng)(?:\\S+ ){0,3}(?:lãi|tín chấp|nhanh|thế chấp
          |vốn|ưu đãi
          |không cần)
        (?:lãi suất) (?:\\S+ ){0,2}(?:thấp|ưu đãi|chỉ|0|không phần trăm|hấp dẫn)
        bên em (?:là|chuyên|đang|có|bán|cho vay) (?:\\S+ ){0,4}(?:bán|cho vay|khuyến mãi
          |khuyến mại|ưu đãi|bảo hiểm|căn hộ|vay|giảm giá|dự án|chương trình|sản phẩm|gói|đất
          |dịch vụ|sim|chứng khoán)
        (?:khuyến mãi|khuyến mại|giảm giá|ưu đãi) (?:\\S+ ){0,4}(?:phần trăm|lớn|khủng|hôm nay
          |đặc biệt|%|tháng này|hấp dẫn)
        (?:trúng thưởng|trúng giải|quà tặng tri ân|tri ân khách hàng|nhận thưởng|bốc thăm may mắn
          |voucher)
        (?:bán|cho thuê|ký gửi|sang nhượng|đầu tư) (?:đất|đất nền|nhà đất|căn hộ|chung cư cao cấp
          |biệt thự|shophouse|bất động sản|tiền ảo|coin|forex)
        (?:đây là cuộc gọi|cuộc gọi) tự động
        (?:nhấn|bấm) phím (?:số )?(?:\\d|một|hai|ba|không|sao|thăng)
        em bên (?:công ty|ngân hàng|trung tâm|bảo hiểm|shop|spa|bất động sản|tài chính|nhà mạng)
        em (?:gọi )?(?:từ|bên) (?:\\S+ ){0,3}(?:bảo hiểm|ngân hàng|tài chính|bất động sản
          |chứng khoán|spa|viễn thông)
        (?:lô|đề|xổ số|số đẹp|bạch thủ) (?:\\S+ ){0,3}(?:về|chuẩn|đánh con|đánh lô|chắc trúng
          |mua không)
        (?:đăng ký ngay|nhận ưu đãi)
        (?:có nhu cầu|cần) (?:vay|mua bảo hiểm|mua nhà|mua đất|đầu tư|mua căn hộ)
    """,
    "prank": """
        (?:ha|hi|he|hí|hê|há|hô|kha|hehe|haha|hihi|kaka|kkk|hihe)(?: (?:ha|hi|he|hí|hê|há|hô|kha
          |hehe|haha|hihi))+
        (?:haha|hihi|hehe|kaka|kkk|hahaha|hihihi|hêhê)
        (?:trêu|đùa|lừa|chọc|troll) (?:tí|tý|chút|thôi|chơi|vui|đấy|chú|anh|em|công an|cho vui
          |một tí|bọn|các|được rồi|cái|mà|đó|xíu|mày|cô|tụi|tổng đài)
        (?:nói|gọi|em|cháu|tôi|bọn em|bọn cháu|tao) (?:đùa|trêu|chơi|cho vui|trêu đùa|chọc|nghịch
          |phá)
        (?:gọi|alo) (?:\\S+ ){0,2}(?:cho vui|chơi|phá|trêu|nghịch|cho đỡ buồn|cho đỡ chán)
        (?:siêu nhân|siêu nhơn|người nhện|tôn ngộ không|người ngoài hành tinh|doraemon|đô rê mon
          |ông già noel|batman|khủng long|ma cà rồng|phù thủy|đĩa bay|bạch tuyết|thạch sanh
          |godzilla|zombie|pikachu|conan|tổng thống mỹ|ngọc hoàng|diêm vương|tào tháo)
        (?:ship|giao|đặt|mang|bán|cho|order|gọi) (?:\\S+ ){0,4}(?:pizza|trà sữa|phở|bún|cơm rang
          |gà rán|bia|cà phê|pizza hải sản|cơm|xôi|bánh mì|lẩu|kem)(?= |$)
        (?:con )?(?:mèo|=chó|gà|vịt|lợn|muỗi|gián|chuột|kiến|ruồi|vẹt
          |cá) (?:\\S+ ){0,5}(?:ăn trộm cá|ăn vụng|ăn trộm|biết bay|cắn tôi|đốt|bắt nó|hát
          |nói chuyện|đòi|yêu|kêu meo)
        (?:bắt|còng) (?:\\S+ ){0,3}(?:trái tim|con mèo|con muỗi|con gà|con vịt|con kiến
          |vợ tôi không nấu|con gián|ông già noel|con ruồi|con chuột)
        (?:=đố|=đố chú|=đố anh|=đố em|=đố mày|câu =đố) (?:\\S+ ){0,2}(?:biết|ai|là|gì)
        (?:cháy|trộm|cướp|mất cắp|bắt cóc|đánh cắp|ăn cắp) (?:cả )?(?:trái tim|con tim|lòng
          |tình yêu|nụ hôn|tâm hồn|mất trái tim)
        (?:meo|gâu|ò ó o|quác|bim|bla|oạc|be be|ụt ịt|chíp|cạp)(?: (?:meo|gâu|o|quác|bim|bla|oạc
          |ịt|chíp|cạp))+
        (?:bạn|nó|chị|anh) (?:\\S+ ){0,3}(?:không cho (?:cháu|em|tôi) (?:mượn|chơi|kẹo)
          |ăn mất (?:kẹo|bánh|kem)|không chơi với)
        cháy (?:túi|ví|hàng)
        lêu lêu
    """,
    "chat": """
        (?:có|đã có) (?:người yêu|bạn trai|bạn gái|chồng|vợ|gấu|bồ) chưa
        (?:yêu|thích|nhớ|mê|tán|cưới|lấy) (?:em|anh|chú|cô)(?: (?:lắm|quá|nhiều|mất rồi|nhé|không
          |đi|rồi|thế|ạ))*$
        (?:anh|em|tôi|mình|tao) (?:yêu|thích|mê|nhớ) (?:em|anh|giọng em|giọng anh|mày)
        (?:nói chuyện|tâm sự|tán gẫu|trò chuyện|tám|buôn dưa)(?! với (?:người|cán bộ|chỉ huy
          |công an|sếp|nhân viên)) (?:\\S+ ){0,3}(?:đi|với anh|với em
          |với tôi|cho vui|chút|tí|cho đỡ buồn|nhé|xíu|với mình|với tao)
        (?:hát|múa|đọc thơ|rap|kể chuyện|ngâm thơ|kể truyện) (?:\\S+ ){0,4}(?:nghe|đi|bài|một bài
          |chuyện cười|cho anh|cho em|tặng|cười)
        (?:la|lá|là|á|ố|na)(?: (?:la|lá|là|á|ố|na))+
        (?:hát|ca) (?:vang|tặng|mừng)
        (?:em|anh|để em|để anh|tao|tôi|cháu) hát cho
        (?:cho|xin) (?:\\S+ ){0,2}(?:số điện thoại|zalo|facebook|phây|số zalo|nick
          |phây búc) (?:của )?(?:em|cô)
        (?:em|anh|chị|cô) (?:bao nhiêu tuổi|mấy tuổi|sinh năm bao nhiêu|ăn cơm chưa|ăn gì chưa
          |xinh không|đẹp không|ở đâu đấy|ngủ chưa|dậy chưa|rảnh không|làm gì đấy|đang làm gì
          |có xinh không|có đẹp trai không|có buồn không)
        (?:đi|rủ|mời) (?:\\S+ ){0,3}(?:uống cà phê|cà phê|xem phim|chơi|nhậu|trà sữa|ăn tối
          |uống nước|uống trà) (?:\\S+ ){0,2}(?:với anh|với em|không|đi em|nhé|với tôi)
        (?:buồn|chán|cô đơn|ế|thất tình)(?: (?:quá|ngủ|lắm|muốn chết))* ... (?:nói chuyện|gọi
          |tâm sự|hát|chơi)
        (?:chú|anh|cô|em|các anh) có khỏe không
        (?:giọng|nghe) (?:\\S+ ){0,3}(?:dễ thương|hay quá|ngọt|xinh|ngọt ngào)
        (?:chúc|good) (?:ngủ ngon|night|morning)
    """,
    "test": """
        (?:gọi|bấm|kiểm tra|test) (?:thử|máy|xem|thử máy|thử tí|điện thoại|sóng
          |đường dây) (?:\\S+ ){0,3}(?:thôi|máy|có được|có ai|nghe máy|không|xem|bắt máy|tí)
        (?:gọi thử(?! nghiệm)|thử máy|test máy|alo test|kiểm tra đường dây)
    """,
}

# What only people with a real concern say; it outweighs a trained model's guess.
GENUINE = """
    (?:báo tin|tố giác|tố cáo|trình báo|phản ánh|thủ tục|giấy tờ|hồ sơ|căn cước|hộ chiếu|tạm trú
      |thường trú|bằng lái|đăng ký|lệ phí|vneid|lý lịch|phạt nguội|biển số|hộ khẩu|con dấu|pccc
      |phòng cháy|đăng kiểm|giấy phép)
    (?:ma túy|ma tuý|đánh bạc|cờ bạc|lô đề|mại dâm|buôn lậu|hàng giả|lừa đảo|bị lừa|mất xe
      |mất trộm|bị trộm|mất ví|rơi ví|mất giấy|mất điện thoại|bị mất|nhặt được|bị hack|đòi nợ
      |cho vay nặng lãi|tín dụng đen|vay nặng lãi|karaoke ồn|gây ồn|mất trật tự|gây mất|đổ trộm
      |xả thải|lấn chiếm|hiếp|quấy rối|đe dọa|đánh|bị đánh|mất tích|đi lạc|tụ tập|khả nghi
      |nghi ngờ)
    (?:phạt|mức phạt|bị xử)
    (?:muốn|cần|xin|phải) (?:được )?báo
    (?:cho hỏi|cho tôi hỏi|cho em hỏi|cho anh hỏi|cho chị hỏi|cho bác hỏi|cho cháu hỏi|hỏi về
      |xin hỏi)
"""

# The words of somebody to whom it was done, not of somebody who does it.
VICTIM = """
    (?:bị|bắt (?:đóng|nộp|chuyển|trả)|nạn nhân|lừa đảo|nặng lãi|lãi cắt cổ|siết đồ|tiệm
      |họ (?:bảo|gọi|lừa|nói)|có phải lừa|mất tiền
      |có (?:người|ai) (?:gọi|bảo|nhắn|lừa|mời
      |đòi)|có kẻ|có nhóm|có số|số lạ)
"""

# Fear and despair, however idle the talk around them: whoever says so is never brushed off.
DISTRESS = """
    (?:nghĩ quẩn|muốn chết|chán sống|không (?:muốn|thiết) sống|tuyệt vọng|tự tử|tự sát|trầm cảm)
    (?:chịu (?:không|hết|hổng) nổi|làm đau mình|kết thúc (?:tất cả|cuộc đời|cho xong))
    (?:con|cháu|em|tôi|tui|mình) (?:đang )?(?:sợ (?:quá|lắm)|run quá|hoảng quá)
    (?:hu hu|huhu) ... (?:cứu|sợ|chết|đau|đánh|mẹ|bố|ba|con|chú|cô)
"""

# Who cannot speak up.
QUIETLY = """
    (?:nói|thì thầm) (?:\\S+ ){0,2}(?:nhỏ|khẽ|thầm|thì thầm)(?! hơn)
    (?:không|chẳng|hông|hổng|nỏ)(?: (?:thể|dám|được|tiện))* nói (?:to|lớn|nhiều|chuyện|được|rõ)
    đừng (?:có )?(?:nói (?:to|lớn)|gọi lại)
"""
