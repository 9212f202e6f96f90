// The chat page: everything anybody wrote goes into the page as text, never as markup.
"use strict";

const KEPT = "callbot-chat";
const TROUBLE = {
  0: "Không kết nối được với máy chủ. Nếu khẩn cấp, anh chị gọi ngay 113, 114 hoặc 115.",
  413: "Nội dung gửi lên quá lớn.",
  415: "Tệp này không phải bản ghi âm nghe được.",
  422: "Nội dung gửi lên chưa đúng.",
  503: "Tổng đài đang khởi động, anh chị thử lại sau ít giây.",
};

const element = (id) => document.getElementById(id);
const log = element("log");
const message = element("message");
const hotline = element("hotline");

let chat = load();

function fresh() {
  return { conversation: null, hotline: hotline.value, lines: [] };
}

function load() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEPT));
    if (kept && Array.isArray(kept.lines)) return kept;
  } catch {
    sessionStorage.removeItem(KEPT);
  }
  return null;
}

function keep() {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(chat));
  } catch {
    // A full or forbidden store only costs the history after a reload.
  }
}

function make(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

// A line: { from: "caller"|"bot", text, emergency?, receipt?, audio?, degraded? }
function show(line) {
  const said = make("div", `said ${line.from === "caller" ? "caller" : "bot"}`);
  const bubble = make("div", "bubble");
  bubble.append(make("span", "who", line.from === "caller" ? "Anh/chị" : "Tổng đài mô phỏng"));
  bubble.append(make("p", "words", line.text));
  if (line.emergency) {
    said.classList.add("urgent");
    const dial = make("a", "dial", `Gọi ngay ${line.emergency}`);
    dial.href = `tel:${line.emergency}`;
    bubble.append(dial);
  }
  if (line.receipt) bubble.append(make("p", "facts receipt", `Mã tiếp nhận: ${line.receipt}`));
  if (line.degraded) bubble.append(make("p", "facts", "Trả lời tự động khi tổng đài gặp trục trặc."));
  if (line.audio) {
    const audio = make("audio");
    audio.controls = true;
    audio.preload = "none";
    audio.src = line.audio;
    bubble.append(audio);
  }
  said.append(bubble);
  log.append(said);
  log.scrollTop = log.scrollHeight;
}

function add(line) {
  chat.lines.push(line);
  show(line);
  keep();
}

function greet() {
  add({ from: "bot", text: hotline.selectedOptions[0].dataset.greeting });
}

function begin() {
  chat = fresh();
  log.replaceChildren();
  greet();
  message.focus();
}

function say(status) {
  element("status").textContent = status;
}

function busy(is) {
  element("send").disabled = is;
  hotline.disabled = is;
  element("restart").disabled = is;
  log.setAttribute("aria-busy", String(is));
}

async function post(address, options) {
  let response;
  try {
    response = await fetch(address, { method: "POST", ...options });
  } catch {
    throw new Error(TROUBLE[0]);
  }
  if (!response.ok) throw new Error(TROUBLE[response.status] ?? "Có lỗi, anh chị thử lại giúp em.");
  return response.json();
}

async function attempt(work, waiting) {
  busy(true);
  say(waiting);
  try {
    await work();
    say("");
  } catch (error) {
    say(error.message);
  } finally {
    busy(false);
    message.focus();
  }
}

function receiptOf(answer) {
  return (answer.incident && answer.incident.receipt) || (answer.tip && answer.tip.receipt) || null;
}

async function send(text) {
  const answer = await post("/api/chat", {
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ conversation: chat.conversation, hotline: chat.hotline, text }),
  });
  chat.conversation = answer.conversation;
  const receipt = receiptOf(answer);
  const news = receipt !== chat.receipt ? receipt : null;
  chat.receipt = receipt;
  add({
    from: "bot",
    text: answer.reply,
    emergency: answer.emergency,
    receipt: news,
    degraded: answer.degraded,
  });
}

async function sendRecording(file) {
  const form = new FormData();
  form.append("audio", file);
  form.append("hotline", chat.hotline);
  const call = await post("/api/calls", { body: form });
  element("model").textContent = call.asr_model ?? "không có";
  for (const turn of call.turns) {
    if (turn.text) add({ from: "caller", text: turn.text });
    add({
      from: "bot",
      text: turn.reply,
      emergency: turn.emergency,
      audio: turn.reply_audio,
      degraded: turn.degraded,
    });
  }
  const receipt = receiptOf(call);
  if (receipt) say(`Mã tiếp nhận: ${receipt}`);
}

element("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = message.value;
  if (!text.trim() || element("send").disabled) return;
  message.value = "";
  grow();
  add({ from: "caller", text });
  attempt(() => send(text), "Tổng đài đang trả lời…");
});

message.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    element("form").requestSubmit();
  }
});

function grow() {
  message.style.height = "auto";
  message.style.height = `${Math.min(message.scrollHeight + 2, 144)}px`;
}
message.addEventListener("input", grow);

element("voice").addEventListener("change", (event) => {
  const [file] = event.target.files;
  event.target.value = "";
  if (!file) return;
  if (file.size > Number(document.body.dataset.mostMb) * 2 ** 20) {
    say(TROUBLE[413]);
    return;
  }
  add({ from: "caller", text: `(bản ghi âm: ${file.name})` });
  attempt(() => sendRecording(file), "Tổng đài đang nghe bản ghi âm…");
});

element("restart").addEventListener("click", begin);
hotline.addEventListener("change", begin);

if (chat) {
  hotline.value = chat.hotline;
  chat.lines.forEach(show);
} else {
  begin();
}
