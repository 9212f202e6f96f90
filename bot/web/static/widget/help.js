// When nobody answers: the numbers of the real services at once, what to do until they come, and
// the messages that are still here.

import { dialLink } from "./links.js";
import { make } from "./make.js";
import { WORDS } from "./words.js";

const FIRST_SENTENCES = 2;

export class Help {
  #parts;
  #conversation;

  /** `numbers`: { number, name, advice }; `cutOff`: not even the beginnings could be had. */
  constructor(parts, conversation, numbers, cutOff) {
    this.#parts = parts;
    this.#conversation = conversation;
    parts.help.append(
      this.title = make("h2", {}, WORDS.unreachable),
      make("div", { className: "dials" }, ...numbers.map(({ number }) => (
        dialLink(number, WORDS.call(number), "dial")))),
      this.kept = make("p", {}, WORDS.unreachableKept, " ", make("button", {
        type: "button", onclick: () => this.#sendAll(),
      }, WORDS.resend)),
      make("ul", {}, ...numbers.map(firstHelp)),
    );
    conversation.addEventListener("reach", () => this.#show());
    conversation.addEventListener("thread", () => this.#showKept());
    addEventListener("online", () => this.#backOnline());
    addEventListener("offline", () => this.#cutOff());
    if (cutOff || !navigator.onLine) this.#cutOff();
  }

  #show() {
    const { help, alarm } = this.#parts;
    const { reachable, slow } = this.#conversation;
    help.hidden = reachable && !slow;
    this.#showKept();
    if (help.hidden) return;
    this.title.textContent = reachable ? WORDS.slow : WORDS.unreachable;
    help.setAttribute("aria-label", this.title.textContent);
    alarm.textContent = "";
    alarm.textContent = reachable ? WORDS.slowTold : WORDS.unreachableTold;
  }

  #showKept() {
    this.kept.hidden = !this.#conversation.held.length;
  }

  #cutOff() {
    this.#parts.help.hidden = false;
    this.#showKept();
  }

  #backOnline() {
    if (this.#conversation.held.length) this.#parts.status.textContent = WORDS.reachableAgain;
    else this.#parts.help.hidden = true;
  }

  #sendAll() {
    this.#parts.message.focus();
    for (const line of this.#conversation.held) this.#conversation.resend(line);
  }
}

function firstHelp({ number, name, advice }) {
  const sentences = advice.slice(0, FIRST_SENTENCES).join(" ");
  return make("li", {}, make("b", {}, `${number}, ${name}. `), sentences);
}
