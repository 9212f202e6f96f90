// One voice at a time: plays the sound of a line, pauses it, starts it again.
// Event "playing" (detail: the line that is heard now, or null).

export class Player extends EventTarget {
  #audio = new Audio();
  #line = null;

  constructor() {
    super();
    for (const event of ["play", "playing", "pause", "ended", "emptied"]) {
      this.#audio.addEventListener(event, () => this.#tell());
    }
  }

  /** The line that is heard at this moment. */
  get playing() {
    return this.#audio.paused ? null : this.#line;
  }

  /** Play from the beginning. Rejects when it cannot be played, or the browser forbids it. */
  async play(line, address) {
    this.stop();
    this.#line = line;
    this.#audio.src = address;
    await this.#audio.play();
  }

  /** Pause the line, or go on with it; false when another one, or none, is loaded. */
  toggle(line) {
    if (this.#line !== line || this.#audio.ended) return false;
    if (this.#audio.paused) this.#audio.play().catch(() => this.stop());
    else this.#audio.pause();
    return true;
  }

  stop() {
    this.#audio.pause();
    this.#line = null;
    this.#tell();
  }

  #tell() {
    this.dispatchEvent(new CustomEvent("playing", { detail: this.playing }));
  }
}
