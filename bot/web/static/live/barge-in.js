// Barge-in: the voice pauses as soon as the browser hears the caller, and goes on where it was if
// the service hears nobody. How long it took to fall silent is measured at the output.

import { FRAME_S, Onset } from "./onset.js";

const CONFIRM_MS = 500; // the service has said by then that somebody speaks
const SILENT = 0.001; // -60 dB of full scale

export class BargeIn {
  // `onSilent(ms)` is told how long after the caller's first sound an interrupted voice was silent.
  constructor(player, onSilent) {
    this.player = player;
    this.onSilent = onSilent;
    this.onset = new Onset();
    this.timer = null;
    this.began = null; // of the caller's sound, while the voice falls silent
    this.ms = null;
    this.confirmed = false;
    this.doubted = null; // a sound that was taken for no speech
  }

  // A level of the worklet's.
  take(level) {
    const began = this.onset.take(level);
    if (began !== null && this.player.pause()) {
      this.began = began;
      this.timer = setTimeout(() => this.mistaken(), CONFIRM_MS);
    }
    if (this.began !== null && level.voice < SILENT) {
      const latency = this.player.context.outputLatency || 0;
      this.ms = Math.round((level.at - FRAME_S + latency - this.began) * 1000);
      this.began = null;
    }
    this.tell();
  }

  // The service takes back this sentence and all after it, and with them what is paused. The answer
  // is the first one that is not heard.
  stopFrom(first) {
    // A protected sentence is heard to its end: what follows it was not interrupted.
    const interrupted = this.player.playing && this.player.sentence >= first;
    if (interrupted) this.began = this.onset.began;
    const from = this.player.paused ? Math.min(first, this.player.sentence) : first;
    this.confirm();
    this.player.stopFrom(from);
    return from;
  }

  // The service hears somebody. What is paused it has for heard; the answer is as above, or null.
  hearing() {
    return this.player.paused ? this.stopFrom(this.player.sentence) : null;
  }

  confirm() {
    clearTimeout(this.timer);
    if (this.doubted !== null && this.doubted === this.onset.began) this.onset.right();
    this.doubted = null;
    this.confirmed = this.began !== null || this.ms !== null;
    this.tell();
  }

  mistaken() {
    this.began = null;
    this.ms = null;
    this.doubted = this.onset.began;
    this.onset.mistaken();
    this.player.resume();
  }

  tell() {
    if (this.ms === null || !this.confirmed) return;
    this.onSilent(this.ms);
    this.ms = null;
    this.confirmed = false;
  }
}
