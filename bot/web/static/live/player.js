// Plays spoken sentences one after the other, and falls silent at once when told to.

const RATE = 16000;
const AHEAD_S = 0.02; // a moment to get ready

export class Player {
  // `onBegin(sentence)` is called when a sentence begins to be heard.
  constructor(context, onBegin) {
    this.context = context;
    this.onBegin = onBegin;
    this.waiting = new Map(); // sentence -> its source and the timer of its beginning
    this.until = 0;
  }

  play(sentence, samples) {
    if (!samples.length) return;
    const buffer = this.context.createBuffer(1, samples.length, RATE);
    const channel = buffer.getChannelData(0);
    for (let i = 0; i < samples.length; i += 1) channel[i] = samples[i] / 32768;
    const source = this.context.createBufferSource();
    source.buffer = buffer;
    source.connect(this.context.destination);
    const start = Math.max(this.context.currentTime + AHEAD_S, this.until);
    this.until = start + buffer.duration;
    source.start(start);
    const wait = start - this.context.currentTime + (this.context.outputLatency || 0);
    const timer = setTimeout(() => this.onBegin(sentence), wait * 1000);
    source.onended = () => this.waiting.delete(sentence);
    this.waiting.set(sentence, { source, timer, start });
  }

  // Silences a sentence and all after it.
  stopFrom(first) {
    for (const [sentence, { source, timer, start }] of this.waiting) {
      if (sentence < first) continue;
      clearTimeout(timer);
      source.stop();
      this.waiting.delete(sentence);
      this.until = Math.min(this.until, Math.max(start, this.context.currentTime));
    }
  }
}
