// Everything the widget itself says, in Vietnamese.

export const WORDS = {
  title: "Tổng đài mô phỏng",
  open: "Mở tổng đài mô phỏng",
  close: "Đóng",
  options: "Tuỳ chọn",
  hotlines: "Số gọi đến",
  simulation: "Đây là mô phỏng. Khẩn cấp thật, hãy gọi ",
  log: "Cuộc trò chuyện",
  you: "Anh/chị",
  assistant: "Tổng đài",
  message: "Tin nhắn của anh chị",
  placeholder: "Anh chị cần em giúp gì?",
  send: "Gửi",
  talk: "Nói thay vì gõ",
  talkHint: "Bấm một lần để nói, bấm lần nữa để gửi; hoặc giữ nút khi nói, thả ra là gửi.",
  sendTalk: "Gửi lời vừa nói",
  cancelTalk: "Huỷ",
  recording: "Đang ghi âm. Bấm micro lần nữa để gửi, phím Esc để huỷ.",
  recordingCancelled: "Đã huỷ ghi âm.",
  tooShort: "Lời nói ngắn quá. Anh chị bấm một lần rồi nói, hoặc giữ nút trong khi nói.",
  answering: "Tổng đài đang trả lời…",
  listening: "Tổng đài đang nghe…",
  quickReplies: "Trả lời nhanh",
  readAloud: "Đọc to câu trả lời",
  restart: "Cuộc trò chuyện mới",
  restarted: "Đã bắt đầu cuộc trò chuyện mới.",
  forget: "Xoá cuộc trò chuyện",
  forgetSure: "Xoá mọi tin nhắn trên máy này?",
  forgetYes: "Xoá hết",
  forgetNo: "Thôi",
  forgotten: "Đã xoá cuộc trò chuyện trên máy này.",
  file: "Gửi tệp ghi âm",
  liveCall: "Gọi điện ngay trên trang",
  privacy:
    "Tin nhắn chỉ lưu trên máy này và tự xoá sau hai giờ không dùng. Máy dùng chung thì anh chị "
    + "xoá khi xong. Tin báo giấu tên mất khi đóng trang.",
  model: "Nhận dạng tiếng nói: ",
  noModel: "chưa sẵn sàng",
  call: (number) => `Gọi ngay ${number}`,
  receipt: "Mã tiếp nhận",
  copy: "Chép mã",
  copied: "Đã chép mã tiếp nhận.",
  notCopied: "Trình duyệt không cho chép. Anh chị chọn mã rồi chép bằng tay.",
  degraded: "Tổng đài đang trục trặc, đây là lời khuyên có sẵn.",
  voiceMessage: "Lời nói",
  notHeard: "(chưa nghe rõ)",
  play: "Nghe câu trả lời",
  pause: "Tạm dừng",
  replay: "Nghe lại từ đầu",
  cannotPlay: "Không phát được câu trả lời này.",
  sending: "Đang gửi…",
  kept: "Chưa gửi được, tin vẫn được giữ.",
  lost: "Chưa gửi được. Anh chị nói lại giúp em.",
  resend: "Gửi lại",
  newTab: " (mở trang mới)",
  unreachable: "Không kết nối được với tổng đài mô phỏng",
  unreachableTold: "Tin chưa gửi được. Đang nguy hiểm, anh chị gọi 113, 114 hoặc 115 ngay.",
  slow: "Tổng đài mô phỏng trả lời chậm",
  slowTold: "Tổng đài chưa trả lời. Đang nguy hiểm, anh chị gọi 113, 114 hoặc 115 ngay.",
  unreachableKept: "Tin của anh chị được giữ lại trên máy này.",
  reachableAgain: "Đã kết nối lại. Anh chị bấm Gửi lại để gửi tin còn giữ.",
  tooLarge: "Tệp lớn quá, không gửi được.",
  fileName: (name) => `Tệp ghi âm: ${name}`,
};

// Said when nothing else is known of a failure; by HTTP status.
export const REFUSALS = {
  413: "Nội dung gửi lên quá dài hoặc quá lớn.",
  415: "Tệp này không phải bản ghi âm nghe được.",
  422: "Nội dung gửi lên chưa đúng.",
  429: "Có quá nhiều tin từ nơi này, anh chị đợi một lát rồi gửi lại. Đang nguy hiểm thì gọi 113, "
    + "114 hoặc 115.",
  other: "Có lỗi, anh chị gửi lại giúp em.",
};

// Why nobody can talk; each ends with what to do instead.
const TYPE = " Anh chị gõ tin nhắn giúp em.";
export const MUTE = {
  insecure: "Trang này không mở qua https nên trình duyệt không cho dùng micro." + TYPE,
  unsupported: "Trình duyệt này không ghi âm được." + TYPE,
  refused:
    "Trình duyệt chưa cho dùng micro. Anh chị cho phép micro ở ổ khoá cạnh địa chỉ trang, hoặc gõ "
    + "tin nhắn.",
  absent: "Máy này không có micro." + TYPE,
  busy: "Micro đang bị chương trình khác dùng." + TYPE,
  failed: "Không ghi âm được." + TYPE,
};

// Used until the service has told its own, and when it never does. Numbers that never change.
export const NUMBERS = [
  { number: "113", name: "Công an", advice: [] },
  { number: "114", name: "Cháy, cứu nạn cứu hộ", advice: [] },
  { number: "115", name: "Cấp cứu y tế", advice: [] },
];
