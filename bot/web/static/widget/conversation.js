// The conversations, one a hotline: what was said, what is being sent, what could not be. No DOM.
//
// A line: { id, from: "caller" | "assistant" | "mark", text, at, … }
//   of the caller:     state ("sending" | "kept" | "lost" | "refused" | "sent"), why, spoken
//   of the assistant:  emergency, receipt, degraded, turn, conversation, audio
// Events (detail): "thread" everything is to be shown anew; "line" { line } a new one; "changed"
// { line }; "waiting" and "suggestions" (look at the fields); "reach" whether the service answers, and in time.

import { KEPT_MS } from "./history.js";
import { Refused } from "./server.js";
import { WORDS } from "./words.js";

const SLOW_MS = { typed: 10_000, spoken: 30_000 }; // an answer is never that long in coming
const MOST_LINES = 200; // of one hotline, on this machine

export class Conversation extends EventTarget {
  #server;
  #history;
  #sounds = new Map(); // recordings that were not sent yet, by line; not kept over a reload
  #queue = Promise.resolve();
  #used = 0; // when something was said last, in ms; 0: nothing was

  constructor(server, history, hotlines, hotline) {
    super();
    this.#server = server;
    this.#history = history;
    this.hotlines = hotlines;
    this.waiting = 0;
    this.waitingForVoice = false;
    this.reachable = true;
    this.slow = false;
    this.#take(history.load() ?? { hotline, threads: {} });
  }

  get thread() {
    return this.state.threads[this.state.hotline];
  }

  get hotline() {
    return this.state.hotline;
  }

  /** Whether something waits to be sent again. */
  get held() {
    return this.thread.lines.filter((line) => line.state === "kept");
  }

  choose(hotline) {
    this.state.hotline = hotline;
    this.#begin();
    this.#keep();
    this.#tell("thread");
  }

  /** A new conversation below the old one, which stays readable. */
  restart() {
    const { lines, anonymous } = this.thread;
    delete this.state.threads[this.hotline];
    const before = lines.length ? [...lines, line("mark", WORDS.restart)] : [];
    this.#begin(before.slice(-MOST_LINES));
    this.thread.anonymous = anonymous; // its lines are still there
    this.#keep();
    this.#tell("thread");
  }

  /** Nothing of any conversation stays on this machine. */
  forget() {
    this.#history.forget();
    this.#sounds.clear();
    this.#used = 0;
    this.#take({ hotline: this.hotline, threads: {} });
    this.#tell("thread");
  }

  /** Another tab has gone on, or time has run out. */
  reload() {
    if (this.waiting) return;
    this.#take(this.#history.load() ?? { hotline: this.hotline, threads: {} });
    this.#tell("thread");
  }

  /** Forget everything once it is too old to be kept. */
  lookAtAge() {
    if (!this.waiting && this.#used && Date.now() - this.#used > KEPT_MS) this.forget();
  }

  say(text) {
    this.#post(line("caller", text, { state: "sending" }));
  }

  /** `sound`: { blob, name, text } where text stands for it until it is heard. */
  sayAloud(sound) {
    const said = line("caller", sound.text, { state: "sending", spoken: true });
    this.#sounds.set(said.id, sound);
    this.#post(said);
  }

  resend(said) {
    said.state = "sending";
    this.#tell("changed", said);
    this.#enqueue(this.thread, this.hotline, said);
  }

  /** The address of the sound of an assistant's line; null where nobody can speak it. */
  async soundOf(reply) {
    reply.audio ??= await this.#server.speak(reply.conversation, reply.turn);
    return reply.audio;
  }

  #post(said) {
    this.#add(this.thread, said);
    this.#suggest(this.thread, []);
    this.#enqueue(this.thread, this.hotline, said);
  }

  // Whoever writes on while an answer is due is answered in order, and never told to wait.
  #enqueue(thread, hotline, said) {
    this.#wait(1, said.spoken);
    this.#queue = this.#queue.then(() => this.#deliver(thread, hotline, said));
  }

  async #deliver(thread, hotline, said) {
    const late = setTimeout(() => this.#late(true), SLOW_MS[said.spoken ? "spoken" : "typed"]);
    try {
      const sound = this.#sounds.get(said.id);
      const answer = sound
        ? await this.#server.sayAloud(thread.conversation, hotline, sound)
        : await this.#server.say(thread.conversation, hotline, said.text);
      this.#sounds.delete(said.id);
      said.state = "sent";
      if (sound) said.text = answer.heard || WORDS.notHeard;
      this.#tell("changed", said);
      this.#answered(thread, said, answer);
      this.#reach(true);
    } catch (error) {
      const refused = error instanceof Refused;
      said.state = refused ? "refused" : "kept";
      said.why = refused ? error.message : undefined;
      this.#tell("changed", said);
      if (!refused) this.#reach(false);
    } finally {
      clearTimeout(late);
      this.#late(false);
      this.#wait(-1, false);
      this.#keep();
    }
  }

  #answered(thread, said, answer) {
    const receipt = answer.incident?.receipt ?? answer.tip?.receipt ?? null;
    const reply = line("assistant", answer.reply, {
      emergency: answer.emergency,
      receipt: receipt === thread.receipt ? null : receipt,
      degraded: answer.degraded,
      turn: answer.turn,
      conversation: answer.conversation,
      audio: this.#server.address(answer.reply_audio ?? null),
      toVoice: said.spoken,
    });
    thread.receipt = receipt;
    thread.anonymous ||= Boolean(answer.tip?.anonymous || answer.incident?.anonymous);
    this.#add(thread, reply);
    this.#suggest(thread, answer.suggestions ?? []);
  }

  #add(thread, added) {
    thread.lines.push(added);
    thread.lines.splice(0, thread.lines.length - MOST_LINES);
    this.#keep();
    if (thread === this.thread) this.#tell("line", added);
  }

  #suggest(thread, texts) {
    thread.suggestions = texts;
    if (thread === this.thread) this.#tell("suggestions");
  }

  #wait(by, forVoice) {
    this.waiting += by;
    this.waitingForVoice = this.waiting > 0 && (forVoice || this.waitingForVoice);
    this.#tell("waiting");
  }

  #reach(reachable) {
    const news = reachable !== this.reachable;
    this.reachable = reachable;
    if (news || !reachable) this.#tell("reach");
  }

  #late(slow) {
    if (slow === this.slow) return;
    this.slow = slow;
    this.#tell("reach");
  }

  #take(state) {
    this.state = state;
    if (!this.hotlines.some(({ number }) => number === state.hotline)) {
      state.hotline = this.hotlines[0].number;
    }
    for (const { lines } of Object.values(state.threads)) {
      // What was on its way when the page went is offered again; a recording is gone by then.
      for (const said of lines.filter((l) => l.state === "sending" || l.state === "kept")) {
        said.state = said.spoken && !this.#sounds.has(said.id) ? "lost" : "kept";
      }
    }
    this.#begin();
  }

  #begin(lines = []) {
    if (this.thread) return;
    const { greeting, suggestions } = this.hotlines.find((h) => h.number === this.hotline);
    this.state.threads[this.hotline] = {
      // Made here, so that a first message that was not answered goes on in the same call.
      conversation: unguessable(),
      lines: greeting ? [...lines, line("assistant", greeting)] : lines,
      suggestions,
      receipt: null,
    };
  }

  #keep() {
    this.#used = Date.now();
    const anonymous = Object.values(this.state.threads).some((thread) => thread.anonymous);
    this.#history.save(this.state, anonymous);
  }

  #tell(event, said) {
    this.dispatchEvent(new CustomEvent(event, { detail: said }));
  }
}

function line(from, text, more = {}) {
  return { id: unguessable(), from, text, at: Date.now(), ...more };
}

function unguessable() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
