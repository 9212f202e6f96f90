// The talk button: tap to begin and tap to send, or hold while speaking. By keyboard it is tapped.

import { CannotTalk, Recorder, muteReason } from "./recorder.js";
import { MUTE, WORDS } from "./words.js";

const HELD_MS = 500; // pressed for longer is held: letting go sends

/** Event "spoken" (detail: { blob, name }); what goes on is told by `say`. */
export class Talking extends EventTarget {
  #parts;
  #say;
  #recorder = null;
  #pressed = 0;
  #began = false; // by the press that is not over yet

  constructor(parts, say) {
    super();
    this.#parts = parts;
    this.#say = say;
    const { talk, cancel } = parts;
    talk.addEventListener("pointerdown", (event) => this.#press(event));
    talk.addEventListener("pointerup", () => this.#letGo());
    talk.addEventListener("pointercancel", () => this.#letGo());
    talk.addEventListener("click", (event) => event.detail === 0 && this.#tap());
    talk.addEventListener("contextmenu", (event) => event.preventDefault());
    cancel.addEventListener("click", () => this.cancel(true));
    if (muteReason()) talk.classList.add("mute");
  }

  get going() {
    return this.#recorder !== null;
  }

  /** Stop listening without sending. `focus`: whoever did it was at the controls. */
  cancel(focus) {
    if (!this.going) return;
    this.#recorder.cancel();
    this.#ended();
    this.#say(WORDS.recordingCancelled);
    if (focus) this.#parts.talk.focus();
  }

  #press(event) {
    if (event.button !== 0) return;
    this.#parts.talk.setPointerCapture(event.pointerId);
    this.#pressed = performance.now();
    this.#began = !this.going;
    if (this.#began) this.#begin();
  }

  #letGo() {
    const held = performance.now() - this.#pressed > HELD_MS;
    if (this.#began && !held) this.#began = false; // tapped: it goes on until the next tap
    else this.#send();
  }

  #tap() {
    if (this.going) this.#send();
    else this.#begin();
  }

  async #begin() {
    const recorder = new Recorder();
    this.#recorder = recorder;
    this.#show(true);
    recorder.addEventListener("progress", ({ detail }) => this.#progress(detail));
    recorder.addEventListener("full", () => this.#send());
    try {
      this.started = recorder.start();
      await this.started;
      if (this.#recorder !== recorder) recorder.cancel(); // called off while the browser asked
      else this.#say(WORDS.recording);
    } catch (error) {
      if (this.#recorder === recorder) this.#ended();
      this.#say(MUTE[error instanceof CannotTalk ? error.reason : "failed"]);
    }
  }

  async #send() {
    const recorder = this.#recorder;
    if (!recorder) return;
    try {
      await this.started; // let go before the microphone was there
    } catch {
      return; // said where it was begun
    }
    if (this.#recorder !== recorder) return;
    this.#ended();
    const sound = await recorder.stop();
    if (sound === null) this.#say(WORDS.tooShort);
    else this.dispatchEvent(new CustomEvent("spoken", { detail: sound }));
  }

  #ended() {
    this.#recorder = null;
    this.#show(false);
  }

  #show(going) {
    const { talk, message, recording, send } = this.#parts;
    const label = going ? WORDS.sendTalk : WORDS.talk;
    talk.setAttribute("aria-pressed", String(going));
    talk.setAttribute("aria-label", label);
    talk.title = going ? label : WORDS.talkHint;
    message.hidden = send.hidden = going;
    recording.hidden = !going;
    this.#progress({ ms: 0, level: 0 });
  }

  #progress({ ms, level }) {
    const seconds = Math.floor(ms / 1000);
    const rest = String(seconds % 60).padStart(2, "0");
    this.#parts.clock.textContent = `${Math.floor(seconds / 60)}:${rest}`;
    this.#parts.level.firstChild.style.transform = `scaleX(${level})`;
  }
}
