// <callbot-widget>: a launcher and a panel on any page, or with `full` a page of its own.
// Attributes: hotline, theme (light, dark; else as the reader's system), accent (a colour), position
// (left), open. Colours and more by CSS custom properties: see docs/widget.md.

import { colour } from "./colour.js";
import { Conversation } from "./conversation.js";
import { makeFrame } from "./frame.js";
import { Help } from "./help.js";
import { History } from "./history.js";
import { Lines } from "./lines.js";
import { make } from "./make.js";
import { Options } from "./options.js";
import { Player } from "./player.js";
import { Server } from "./server.js";
import { Talking } from "./talking.js";
import { NUMBERS, WORDS } from "./words.js";

const BASE = new URL("../../", import.meta.url);
const STORE = "callbot-widget";
const LOOK_AGAIN_MS = 60_000;
const LONGEST_TYPED_PX = 144;
const STYLE = fetch(new URL("widget.css", import.meta.url))
  .then((found) => found.text())
  .then((text) => new CSSStyleSheet().replace(text))
  .catch(() => null); // plain, but it works

class CallbotWidget extends HTMLElement {
  #parts;
  #conversation;
  #lines;
  #player = new Player();
  #talking;
  #options;
  #server = new Server(BASE);
  #begun;

  connectedCallback() {
    this.#begun ??= this.#begin();
  }

  disconnectedCallback() {
    this.#talking?.cancel(false);
    this.#player.stop();
  }

  get #full() {
    return this.hasAttribute("full");
  }

  async #begin() {
    const asked = this.#server.beginnings().catch(() => null);
    const [style, beginnings] = await Promise.all([STYLE, asked]);
    const root = this.attachShadow({ mode: "open" });
    if (style) root.adoptedStyleSheets = [style];
    colour(this, this.getAttribute("accent"));
    const parts = this.#parts = makeFrame(this.#full);
    root.append(...(this.#full ? [parts.panel] : [parts.launcher, parts.panel]));
    this.#converse(beginnings);
    this.#listen();
    this.#show(this.#full || this.hasAttribute("open"), false);
  }

  #converse(beginnings) {
    const hotlines = beginnings?.hotlines ?? NUMBERS.slice(0, 2).map(({ number, name }) => (
      { number, title: name, greeting: "", suggestions: [] }
    ));
    const wanted = this.getAttribute("hotline") ?? hotlines[0].number;
    this.#conversation = new Conversation(this.#server, new History(STORE), hotlines, wanted);
    this.#lines = new Lines(this.#parts.log, {
      resend: (line) => this.#conversation.resend(line),
      listen: (line) => this.#player.toggle(line) || this.#play(line),
      replay: (line) => this.#play(line),
      copy: (code) => this.#copy(code),
    });
    this.#talking = new Talking(this.#parts, (words) => this.#say(words));
    const mostBytes = (beginnings?.most_mb ?? 50) * 2 ** 20;
    this.#options = new Options(this.#parts, this.#conversation, mostBytes, {
      say: (words) => this.#say(words),
      send: (sound) => this.#sendSpoken(sound),
      quiet: () => this.#player.stop(),
    });
    new Help(this.#parts, this.#conversation, beginnings?.numbers ?? NUMBERS, !beginnings);
    this.#tell(beginnings);
    this.#showThread();
  }

  #tell(beginnings) {
    const { hotlines, model, call } = this.#parts;
    hotlines.replaceChildren(...this.#conversation.hotlines.map(({ number, title }) => {
      const button = make("button", { type: "button", "aria-pressed": "false" },
        make("b", {}, number), make("span", {}, title));
      button.dataset.number = number;
      return button;
    }));
    model.textContent = WORDS.model + (beginnings?.asr_model ?? WORDS.noModel);
    call.hidden = !beginnings?.live_call;
    if (beginnings?.live_call) call.href = this.#server.address(beginnings.live_call);
  }

  #listen() {
    const { launcher, close, panel, hotlines, form, message } = this.#parts;
    launcher.addEventListener("click", () => this.#show(true, true));
    close.addEventListener("click", () => this.#show(false, true));
    panel.addEventListener("keydown", (event) => this.#key(event));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#sendTyped();
    });
    message.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    });
    message.addEventListener("input", () => this.#grow());
    hotlines.addEventListener("click", ({ target }) => {
      const number = target.closest("button")?.dataset.number;
      if (number && number !== this.#conversation.hotline) this.#conversation.choose(number);
    });
    this.#listenToConversation();
    // Another tab went on, or nobody has for so long that everything is to be forgotten.
    addEventListener("storage", ({ key }) => key === STORE && this.#conversation.reload());
    setInterval(() => this.#conversation.lookAtAge(), LOOK_AGAIN_MS);
  }

  #listenToConversation() {
    const conversation = this.#conversation;
    const on = (event, act) => conversation.addEventListener(event, ({ detail }) => act(detail));
    on("thread", () => this.#showThread());
    on("line", (line) => this.#showLine(line));
    on("changed", (line) => this.#lines.change(line));
    on("suggestions", () => this.#suggest());
    on("waiting", () => {
      this.#lines.wait(conversation.waiting > 0);
      const { waitingForVoice } = conversation;
      this.#say(conversation.waiting ? (waitingForVoice ? WORDS.listening : WORDS.answering) : "");
    });
    this.#player.addEventListener("playing", ({ detail }) => this.#lines.playing(detail));
    this.#talking.addEventListener("spoken", ({ detail }) => {
      this.#sendSpoken({ ...detail, text: WORDS.voiceMessage });
    });
  }

  #showThread() {
    const { hotline, thread } = this.#conversation;
    for (const button of this.#parts.hotlines.children) {
      button.setAttribute("aria-pressed", String(button.dataset.number === hotline));
    }
    this.#player.stop();
    this.#lines.showAll(thread.lines);
    this.#suggest();
  }

  #showLine(line) {
    this.#lines.add(line);
    if (line.from !== "assistant") return;
    // Polite announcements wait their turn; a number to dial does not.
    this.#parts.alarm.textContent = line.emergency ? WORDS.call(line.emergency) : "";
    if (line.turn && (line.toVoice || this.#options.readsAloud)) this.#play(line);
  }

  #suggest() {
    const { chips, message } = this.#parts;
    const texts = this.#conversation.thread.suggestions ?? [];
    const focused = chips.contains(this.shadowRoot.activeElement);
    chips.hidden = !texts.length;
    chips.replaceChildren(...texts.map((text) => make("button", {
      type: "button", onclick: () => this.#conversation.say(text),
    }, text)));
    // The chip that was tapped is gone; on a telephone the keyboard stays where it is.
    if (focused) (matchMedia("(pointer: coarse)").matches ? this.#parts.log : message).focus();
  }

  #sendTyped() {
    const { message } = this.#parts;
    const text = message.value;
    if (!text.trim()) return;
    message.value = "";
    this.#grow();
    this.#conversation.say(text);
  }

  #sendSpoken(sound) {
    this.#player.stop();
    this.#conversation.sayAloud(sound);
  }

  async #play(line) {
    try {
      const address = await this.#conversation.soundOf(line);
      if (!address) throw new Error("no voice");
      await this.#player.play(line, address);
    } catch {
      this.#say(WORDS.cannotPlay);
    }
  }

  async #copy(code) {
    try {
      await navigator.clipboard.writeText(code);
      this.#say(WORDS.copied);
    } catch {
      this.#say(WORDS.notCopied);
    }
  }

  #key(event) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    if (this.#talking.going) this.#talking.cancel(true);
    else if (!this.#options.fold() && !this.#full) this.#show(false, true);
  }

  #show(open, focus) {
    const { launcher, panel, message } = this.#parts;
    if (!open) {
      this.#talking.cancel(false);
      this.#player.stop();
    }
    panel.hidden = !open;
    launcher.hidden = open;
    if (open) this.#lines.toEnd();
    if (focus) (open ? message : launcher).focus();
  }

  #grow() {
    const { message } = this.#parts;
    message.style.height = "auto";
    message.style.height = `${Math.min(message.scrollHeight + 2, LONGEST_TYPED_PX)}px`;
  }

  #say(words) {
    this.#parts.status.textContent = words;
  }
}

customElements.define("callbot-widget", CallbotWidget);
