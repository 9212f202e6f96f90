// Hearing a call: words that are clicked, speed, the place in the recording, and its waveform where
// the library that draws it is installed.

const START_EARLY_S = 0.06;
export const clock = (seconds) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

export class Player {
  constructor(page) {
    this.page = page;
    this.sound = document.getElementById("sound");
    this.play = document.getElementById("play");
    this.seek = document.getElementById("seek");
    this.clock = document.getElementById("clock");
    this.speed = document.getElementById("speed");
    this.words = [...document.querySelectorAll(".word")].map((element) => ({
      element, start: Number(element.dataset.start), end: Number(element.dataset.end),
    }));
    this.turns = [...document.querySelectorAll(".turn")].map((element) => ({
      element, start: Number(element.dataset.start), end: Number(element.dataset.end),
    }));
  }

  async start() {
    document.getElementById("controls").hidden = false;
    this.play.addEventListener("click", () => this.toggle());
    document.getElementById("rewind").addEventListener("click", () => this.skip(-5));
    document.getElementById("forward").addEventListener("click", () => this.skip(5));
    this.speed.addEventListener("change", () => this.keepSpeed());
    this.seek.addEventListener("input", () => { this.sound.currentTime = Number(this.seek.value); });
    for (const event of ["play", "pause", "ended"]) {
      this.sound.addEventListener(event, () => this.playing());
    }
    for (const event of ["timeupdate", "seeked"]) this.sound.addEventListener(event, () => this.moved());
    this.speed.value = localStorage.getItem("callbot-speed") || "1";
    this.keepSpeed();
    document.getElementById("turns").addEventListener("click", (event) => {
      const asked = event.target.closest(".word, .hear");
      if (asked) this.hear(Number(asked.dataset.start));
    });
    await this.draw();
  }

  // From a moment of the recording on, a little early so that no consonant is cut.
  hear(start) {
    this.sound.currentTime = Math.max(0, start - START_EARLY_S);
    this.begin();
  }

  // Paused again before the sound has begun: no mistake, and the button tells that it is quiet.
  begin() {
    this.sound.play().catch(() => this.playing());
  }

  toggle() {
    if (this.sound.paused) this.begin();
    else this.sound.pause();
  }

  skip(seconds) {
    this.sound.currentTime = Math.max(0, this.sound.currentTime + seconds);
  }

  faster(steps) {
    const at = Math.min(this.speed.options.length - 1, Math.max(0, this.speed.selectedIndex + steps));
    this.speed.selectedIndex = at;
    this.keepSpeed();
  }

  keepSpeed() {
    this.sound.defaultPlaybackRate = Number(this.speed.value);
    this.sound.playbackRate = Number(this.speed.value);
    localStorage.setItem("callbot-speed", this.speed.value);
  }

  playing() {
    this.play.textContent = this.sound.paused ? "Phát" : "Dừng";
  }

  moved() {
    const now = this.sound.currentTime;
    const whole = Number.isFinite(this.sound.duration) ? this.sound.duration : Number(this.seek.max);
    this.seek.max = whole;
    this.seek.value = now;
    this.seek.setAttribute("aria-valuetext", clock(now));
    this.clock.textContent = `${clock(now)} / ${clock(whole)}`;
    for (const one of [...this.words, ...this.turns]) {
      one.element.classList.toggle("now", one.start <= now + START_EARLY_S && now < one.end);
    }
  }

  async draw() {
    try {
      const [{ default: WaveSurfer }, answer] = await Promise.all([
        import("/static/libraries/wavesurfer.js"),
        fetch(`${this.page.dataset.there}/sound.json`),
      ]);
      if (!answer.ok) throw new Error("no sound");
      const { seconds, peaks } = await answer.json();
      const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
      const styles = [
        { waveColor: colour("--bar"), progressColor: colour("--accent") },
        { waveColor: colour("--bar-3"), progressColor: colour("--calm") },
      ];
      WaveSurfer.create({
        container: "#wave",
        media: this.sound,
        peaks,
        duration: seconds,
        height: peaks.length > 1 ? 56 : 88,
        barWidth: 2,
        barGap: 1,
        barRadius: 2,
        cursorColor: colour("--urgent"),
        cspNonce: this.page.dataset.nonce,
        splitChannels: peaks.map((_, channel) => styles[channel]),
      });
      this.sound.controls = false;
      this.sound.classList.add("drawn");
      document.getElementById("channels").hidden = peaks.length < 2;
    } catch {
      document.getElementById("no-wave").hidden = false;
    }
  }
}
