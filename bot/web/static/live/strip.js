// The latency strip: how long each stage of the last answered turn took, and how soon the voice was
// silent when it was interrupted.

const NAMES = {
  endpointing: "chờ nói xong",
  recognition: "nghe",
  dialogue: "hiểu và trả lời",
  voice: "đọc câu đầu",
};
const WIDTH_MS = 2000; // of the whole strip, unless a turn took longer

export class Strip {
  constructor(bars, text) {
    this.bars = bars;
    this.text = text;
    this.clear();
  }

  clear() {
    this.cut = null;
    this.stages = "";
    this.begin();
  }

  begin() {
    this.turn = null;
    this.took = {};
    this.decided = null;
  }

  // Take a stage event; the first sentence of a reply closes the turn.
  take(event) {
    if (event.event === "start" || !(event.stage in NAMES)) return;
    if (event.stage === "endpointing") {
      this.begin();
      this.turn = event.turn;
      this.decided = performance.now();
    }
    if (event.turn !== this.turn || event.stage in this.took) return;
    this.took[event.stage] = event.took_ms;
    if (event.stage === "voice") this.show();
  }

  show() {
    const known = Object.keys(NAMES).filter((stage) => stage in this.took);
    const sum = known.reduce((before, stage) => before + this.took[stage], 0);
    this.bars.replaceChildren(
      ...known.map((stage) => {
        const bar = document.createElementNS("http://www.w3.org/2000/svg", "svg");
        const share = this.took[stage] / Math.max(WIDTH_MS, sum);
        bar.setAttribute("class", `piece ${stage}`);
        bar.setAttribute("width", `${share * 100}%`);
        bar.setAttribute("height", "10");
        bar.setAttribute("aria-hidden", "true");
        const fill = document.createElementNS("http://www.w3.org/2000/svg", "rect");
        fill.setAttribute("width", "100%");
        fill.setAttribute("height", "10");
        bar.append(fill);
        return bar;
      }),
    );
    const parts = known.map((stage) => `${NAMES[stage]} ${this.took[stage]} ms`);
    if (this.decided !== null) {
      const whole = Math.round(performance.now() - this.decided);
      parts.push(`từ lúc chờ xong đến tiếng đầu tiên ${whole} ms`);
    }
    this.stages = parts.join(" · ");
    this.write();
  }

  // The voice was silent so long after the caller's first sound.
  interrupted(ms) {
    this.cut = ms;
    this.text.dispatchEvent(new CustomEvent("barge-in", { bubbles: true, detail: { ms } }));
    this.write();
  }

  write() {
    const parts = [this.stages, this.cut === null ? "" : `ngắt lời: im sau ${this.cut} ms`];
    this.text.textContent = `${parts.filter(Boolean).join(" · ")}.`;
    this.bars.setAttribute("aria-label", this.text.textContent);
  }
}
