// The service over HTTP. Two kinds of failure: nobody answers, or the answer is no.

import { REFUSALS } from "./words.js";

const PATIENCE_MS = { text: 20_000, sound: 90_000 };

/** Nobody answers, or somebody in between says that nobody does. */
export class Unreachable extends Error {}

/** The service does not take it; the message says why, in words for the chatter. */
export class Refused extends Error {}

export class Server {
  constructor(base) {
    this.base = base;
  }

  /** The address of something of the service's; null stays null. */
  address(path) {
    return path && new URL(path.replace(/^\//, ""), this.base).href;
  }

  beginnings() {
    return this.#ask("api/widget", {}, PATIENCE_MS.text);
  }

  say(conversation, hotline, text) {
    return this.#post("api/chat", { conversation, hotline, text }, PATIENCE_MS.text);
  }

  /** The answer to a recording, with what was `heard` and the address of its `reply_audio`. */
  sayAloud(conversation, hotline, sound) {
    const body = new FormData();
    body.append("hotline", hotline);
    body.append("conversation", conversation);
    body.append("audio", sound.blob, sound.name);
    return this.#ask("api/voice", { method: "POST", body }, PATIENCE_MS.sound);
  }

  /** The address of the spoken reply of a turn; null where no voice could speak. */
  async speak(conversation, turn) {
    const told = await this.#post("api/voice/reply", { conversation, turn }, PATIENCE_MS.sound);
    return this.address(told.reply_audio);
  }

  #post(path, body, patienceMs) {
    const headers = { "content-type": "application/json" };
    return this.#ask(path, { method: "POST", headers, body: JSON.stringify(body) }, patienceMs);
  }

  async #ask(path, options, patienceMs) {
    const control = new AbortController();
    const timer = setTimeout(() => control.abort(), patienceMs);
    try {
      const response = await fetch(this.address(path), {
        ...options, signal: control.signal, credentials: "omit",
      });
      if (response.ok) return await response.json();
      if (response.status >= 500) throw new Unreachable(`${response.status}`);
      throw new Refused(REFUSALS[response.status] ?? REFUSALS.other);
    } catch (error) {
      if (error instanceof Refused) throw error;
      throw new Unreachable(error.message);
    } finally {
      clearTimeout(timer);
    }
  }
}
