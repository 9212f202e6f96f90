// The page that is a telephone: dial, ring, talk, hang up.

import { BargeIn } from "./barge-in.js";
import { Captions } from "./captions.js";
import { Connection } from "./connection.js";
import { Microphone } from "./microphone.js";
import { Player } from "./player.js";
import { ring } from "./ringing.js";
import { Strip } from "./strip.js";

const STATES = {
  ringing: "Đang đổ chuông…",
  listening: "Em đang nghe, anh chị nói đi ạ",
  hearing: "Đang nghe anh chị nói…",
  thinking: "Em đang xem ạ…",
  speaking: "Tổng đài đang nói",
  ended: "Cuộc gọi đã kết thúc",
};
const REFUSED = {
  NotAllowedError: "Trình duyệt không cho dùng micrô. Anh chị gõ chữ ở ô bên dưới, tổng đài vẫn trả lời.",
  NotFoundError: "Không tìm thấy micrô. Anh chị gõ chữ ở ô bên dưới, tổng đài vẫn trả lời.",
};
const NO_MICROPHONE = "Micrô không dùng được. Anh chị gõ chữ ở ô bên dưới, tổng đài vẫn trả lời.";
const NO_LINE =
  "Không nối được với tổng đài mô phỏng. Nếu đang gặp nguy hiểm, anh chị gọi ngay 113, 114 hoặc 115.";
const LEAST_RINGING_MS = 1200;
const WRITING_EVERY_MS = 2000;

const $ = (id) => document.getElementById(id);
const captions = new Captions($("log"), $("partial"), $("urgent"));
const strip = new Strip($("bars"), $("timing"));
let call = null;

class Call {
  constructor(hotline) {
    this.hotline = hotline;
    this.context = new AudioContext();
    this.microphone = new Microphone(this.context);
    this.player = new Player(this.context, (sentence, from) => this.begins(sentence, from));
    this.bargeIn = new BargeIn(this.player, (ms) => strip.interrupted(ms));
    this.connection = new Connection({
      event: (event) => this.take(event),
      sound: (sentence, samples) => this.player.play(sentence, samples),
      closed: (reason) => this.closed(reason),
    });
    this.over = false;
    this.wrote = 0;
  }

  async dial() {
    show("ringing");
    await this.context.resume();
    const stopRinging = ring(this.context);
    try {
      const [microphone] = await Promise.all([
        this.openMicrophone(),
        this.connection.open(),
        new Promise((rung) => setTimeout(rung, LEAST_RINGING_MS)),
      ]);
      if (this.over) return;
      this.connection.tell({ type: "start", hotline: this.hotline });
      this.withMicrophone = microphone;
    } catch {
      this.end(NO_LINE);
    } finally {
      stopRinging();
    }
  }

  // Whether there is one: without it the call goes on by the keyboard.
  async openMicrophone() {
    try {
      await this.microphone.open(
        this.player.volume,
        (piece) => this.pickedUp && this.connection.sound(piece),
        (level) => this.bargeIn.take(level),
      );
      return true;
    } catch (error) {
      $("microphone-note").textContent = REFUSED[error.name] ?? NO_MICROPHONE;
      $("mute").hidden = true;
      $("message").focus();
      return false;
    }
  }

  take(event) {
    const known = {
      picked_up: () => {
        this.pickedUp = performance.now();
        this.clock = setInterval(() => this.showTime(), 500);
      },
      state: () => {
        show(event.state);
        if (event.state === "hearing") this.cut(this.bargeIn.hearing());
      },
      partial: () => captions.hear(event.text),
      heard: () => captions.caller(event.text, event.typed),
      reply: () => captions.reply(event),
      sentence: () => {
        if (event.protected) this.player.protect(event.sentence);
        captions.sentence(event);
      },
      stage: () => strip.take(event),
      stop: () => this.cut(this.bargeIn.stopFrom(event.from)),
      error: () => this.end(event.text ?? NO_LINE),
      ended: () => this.end(event.by === "assistant" ? "Tổng đài đã kết thúc cuộc gọi." : null),
    };
    known[event.type]?.();
  }

  begins(sentence, from) {
    this.connection.tell({ type: "playing", sentence, from_ms: Math.round(from * 1000) });
    captions.begin(sentence);
  }

  // From this sentence on nothing is heard any more; null: from none.
  cut(first) {
    if (first !== null) captions.stopFrom(first);
  }

  type(text) {
    this.connection.tell({ type: "text", text });
  }

  writing() {
    if (performance.now() - this.wrote < WRITING_EVERY_MS) return;
    this.wrote = performance.now();
    this.connection.tell({ type: "writing" });
  }

  press(key) {
    this.connection.tell({ type: "key", key });
  }

  hangUp() {
    this.connection.tell({ type: "hang_up" });
    this.end(null);
  }

  closed() {
    if (!this.over) this.end("Mất kết nối. Những gì anh chị đã nói vẫn được giữ lại.");
  }

  end(why) {
    if (this.over) return;
    this.over = true;
    clearInterval(this.clock);
    this.microphone.close();
    this.player.stopFrom(0);
    setTimeout(() => {
      this.connection.close();
      this.context.close();
    }, 1000); // what was said last is on its way
    show("ended");
    const time = this.pickedUp ? ` Cuộc gọi dài ${this.time()}, đã được lưu lại.` : "";
    $("summary").textContent = `${why ?? "Anh chị đã gác máy."}${time}`;
    $("after").hidden = false;
    $("again").focus();
  }

  time() {
    const seconds = Math.floor((performance.now() - this.pickedUp) / 1000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }

  showTime() {
    $("clock").textContent = this.time();
  }
}

function show(state) {
  document.body.dataset.state = state;
  $("state").textContent = STATES[state];
  const over = state === "ended";
  for (const id of ["mute", "keys", "hang-up"]) $(id).disabled = over;
  $("form").hidden = over;
  if (over) openKeypad(false);
}

function openKeypad(open) {
  $("keypad").hidden = !open;
  $("keys").setAttribute("aria-expanded", String(open));
}

function dial(hotline) {
  captions.clear();
  strip.clear();
  $("dial").hidden = true;
  $("call").hidden = false;
  $("after").hidden = true;
  $("mute").hidden = false;
  $("mute").setAttribute("aria-pressed", "false");
  $("microphone-note").textContent = "";
  $("clock").textContent = "0:00";
  $("call-title").textContent = `Cuộc gọi tới ${hotline}`;
  $("call-title").focus();
  call = new Call(hotline);
  call.dial();
}

for (const button of document.querySelectorAll(".hotline")) {
  button.addEventListener("click", () => dial(button.dataset.hotline));
}

for (const key of document.querySelectorAll(".key")) {
  key.addEventListener("click", () => call.press(key.dataset.key));
}

$("hang-up").addEventListener("click", () => call.hangUp());

$("mute").addEventListener("click", () => {
  const muted = $("mute").getAttribute("aria-pressed") !== "true";
  $("mute").setAttribute("aria-pressed", String(muted));
  call.microphone.muted = muted;
});

$("keys").addEventListener("click", () => openKeypad($("keypad").hidden));

$("message").addEventListener("input", () => call.writing());

$("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = $("message").value.trim();
  if (!text) return;
  $("message").value = "";
  call.type(text);
});

$("again").addEventListener("click", () => {
  $("call").hidden = true;
  $("dial").hidden = false;
  document.body.dataset.state = "idle";
  document.querySelector(".hotline").focus();
});

// A page that is left hangs up; without this the call would count as broken off.
addEventListener("pagehide", () => call && !call.over && call.hangUp());
