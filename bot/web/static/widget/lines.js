// The log: every line of a conversation as an element, changed in place when something becomes of it.

import { dialLink, linked } from "./links.js";
import { icon, iconButton, make } from "./make.js";
import { WORDS } from "./words.js";

const CLOCK = new Intl.DateTimeFormat("vi", { hour: "2-digit", minute: "2-digit" });

export class Lines {
  #shown = new Map();
  #typing = make("div", { className: "typing", "aria-hidden": "true" },
    make("i"), make("i"), make("i"));

  /** `acts`: resend(line), listen(line), replay(line), copy(text). */
  constructor(log, acts) {
    this.log = log;
    this.acts = acts;
  }

  /** Show a conversation as it stands, without announcing it line by line. */
  showAll(lines) {
    this.log.setAttribute("aria-live", "off");
    this.#shown.clear();
    this.log.replaceChildren(...lines.map((line) => this.#element(line)));
    this.toEnd();
    setTimeout(() => this.log.setAttribute("aria-live", "polite"), 100);
  }

  add(line) {
    const added = this.#element(line);
    this.log.append(added);
    if (this.#typing.isConnected) this.log.append(this.#typing);
    this.toEnd();
    // An answer longer than the log is read from its beginning.
    const hidden = added.getBoundingClientRect().height - this.log.clientHeight;
    if (hidden > 0) this.log.scrollTop -= hidden;
  }

  change(line) {
    this.#shown.get(line.id)?.replaceWith(this.#element(line));
  }

  wait(waiting) {
    if (waiting) this.log.append(this.#typing);
    else this.#typing.remove();
    this.log.setAttribute("aria-busy", String(waiting));
    this.toEnd();
  }

  /** Which line is heard now: its button pauses, the others play. */
  playing(heard) {
    for (const button of this.log.querySelectorAll("button.listen")) {
      const plays = button.closest(".line").dataset.id === heard?.id;
      const label = plays ? WORDS.pause : WORDS.play;
      button.setAttribute("aria-label", label);
      button.title = label;
      button.replaceChildren(icon(plays ? "pause" : "play"));
    }
  }

  toEnd() {
    this.log.scrollTop = this.log.scrollHeight;
  }

  #element(line) {
    const made = line.from === "mark"
      ? make("p", { className: "line mark" }, line.text)
      : make("div", { className: `line ${line.from}` }, this.#bubble(line));
    made.dataset.id = line.id;
    this.#shown.set(line.id, made);
    return made;
  }

  #bubble(line) {
    const ours = line.from === "assistant";
    const bubble = make("div", { className: "bubble" },
      make("p", { className: "who" }, ours ? WORDS.assistant : WORDS.you, " ",
        make("time", {}, CLOCK.format(line.at))),
      make("p", { className: "words" }, ...(ours ? linked(line.text) : [line.text])));
    bubble.append(...(ours ? this.#aboutReply(line) : this.#aboutMessage(line)));
    if (line.emergency) bubble.classList.add("urgent");
    return bubble;
  }

  #aboutReply(line) {
    const parts = [];
    if (line.emergency) {
      parts.push(dialLink(line.emergency, WORDS.call(line.emergency), "dial"));
    }
    if (line.degraded) parts.push(make("p", { className: "note" }, WORDS.degraded));
    if (line.receipt) parts.push(this.#receipt(line.receipt));
    if (line.turn) {
      parts.push(make("div", { className: "sound" },
        iconButton("play", WORDS.play, () => this.acts.listen(line), "listen"),
        iconButton("replay", WORDS.replay, () => this.acts.replay(line))));
    }
    return parts;
  }

  #receipt(code) {
    return make("div", { className: "receipt" },
      make("span", {}, `${WORDS.receipt}: `, make("b", {}, code)),
      make("button", { type: "button", onclick: () => this.acts.copy(code) },
        icon("copy"), WORDS.copy));
  }

  #aboutMessage(line) {
    if (line.state === "sending") return [make("p", { className: "note" }, WORDS.sending)];
    if (line.state === "sent" || !line.state) {
      return line.spoken ? [make("p", { className: "note" }, WORDS.voiceMessage)] : [];
    }
    if (line.state === "lost") return [make("p", { className: "note" }, WORDS.lost)];
    const why = line.state === "kept" ? WORDS.kept : line.why;
    const again = make("button", { type: "button", className: "again",
      onclick: () => this.acts.resend(line) }, WORDS.resend);
    return [make("p", { className: "note" }, why, " ", again)];
  }
}
