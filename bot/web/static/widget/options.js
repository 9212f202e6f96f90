// The options: folded away where there is little room, beside the conversation where there is much.

import { WORDS } from "./words.js";

export class Options {
  #parts;
  #conversation;
  #say;

  /** `acts`: say(words), send(sound), quiet() when nothing is to be read aloud any more. */
  constructor(parts, conversation, mostBytes, acts) {
    this.#parts = parts;
    this.#conversation = conversation;
    this.#say = acts.say;
    parts.toggle.addEventListener("click", () => this.unfold(parts.options.hidden));
    parts.aloud.addEventListener("click", () => {
      parts.aloud.setAttribute("aria-pressed", String(!this.readsAloud));
      if (!this.readsAloud) acts.quiet();
    });
    parts.restart.addEventListener("click", () => {
      this.#done(() => conversation.restart(), WORDS.restarted);
    });
    this.#listenToForget();
    parts.file.addEventListener("change", () => this.#chosen(mostBytes, acts.send));
  }

  get readsAloud() {
    return this.#parts.aloud.getAttribute("aria-pressed") === "true";
  }

  unfold(open) {
    this.#parts.options.hidden = !open;
    this.#parts.toggle.setAttribute("aria-expanded", String(open));
  }

  /** Fold the options away; false where they were not open. */
  fold() {
    if (this.#parts.options.hidden) return false;
    this.unfold(false);
    this.#parts.toggle.focus();
    return true;
  }

  // What is wiped cannot be had again: asked once more, with the harmless answer under the finger.
  #listenToForget() {
    const { forget, sure, yes, no } = this.#parts;
    forget.addEventListener("click", () => {
      sure.hidden = false;
      no.focus();
    });
    no.addEventListener("click", () => {
      sure.hidden = true;
      forget.focus();
    });
    yes.addEventListener("click", () => {
      sure.hidden = true;
      this.#done(() => this.#conversation.forget(), WORDS.forgotten);
    });
  }

  #chosen(mostBytes, send) {
    const { file } = this.#parts;
    const [chosen] = file.files;
    file.value = "";
    if (!chosen) return;
    this.unfold(false);
    if (chosen.size > mostBytes) this.#say(WORDS.tooLarge);
    else send({ blob: chosen, name: chosen.name, text: WORDS.fileName(chosen.name) });
  }

  #done(act, words) {
    act();
    this.unfold(false);
    this.#say(words);
    this.#parts.message.focus();
  }
}
