// Plays spoken sentences one after the other, pauses when the caller may be speaking, and falls
// silent at once when told to.

const RATE = 16000;
const AHEAD_S = 0.02; // a moment to get ready
const FADE_S = 0.012; // no click when it stops
const RETURN_S = 0.08;
const REPEAT_S = 0.15; // heard again after a pause, so that no syllable is lost

export class Player {
  // `onBegin(sentence, seconds)` is called when a sentence begins to be heard, from so many of its
  // seconds on.
  constructor(context, onBegin) {
    this.context = context;
    this.onBegin = onBegin;
    this.protected = new Set();
    this.waiting = []; // sentences that are not heard to their end, in their order
    this.paused = false;
    this.volume = context.createGain();
    this.volume.connect(context.destination);
  }

  // Whether something is heard at this moment.
  get playing() {
    const first = this.waiting[0];
    return !this.paused && first !== undefined && first.start <= this.context.currentTime;
  }

  // The one that is heard, or where it is paused.
  get sentence() {
    return this.waiting[0]?.sentence;
  }

  // Nothing that the caller says interrupts this sentence.
  protect(sentence) {
    this.protected.add(sentence);
  }

  play(sentence, samples) {
    if (!samples.length) return;
    const buffer = this.context.createBuffer(1, samples.length, RATE);
    const channel = buffer.getChannelData(0);
    for (let i = 0; i < samples.length; i += 1) channel[i] = samples[i] / 32768;
    const spoken = { sentence, buffer, from: 0, start: 0, end: 0 };
    const before = this.waiting.at(-1);
    this.waiting.push(spoken);
    if (!this.paused) this.schedule(spoken, before);
  }

  // Falls silent for now; false where nothing is heard that may be interrupted.
  pause() {
    if (!this.playing || this.protected.has(this.waiting[0].sentence)) return false;
    const now = this.context.currentTime;
    this.paused = true;
    this.fade(0, FADE_S);
    for (const spoken of this.waiting) {
      this.silence(spoken, now + FADE_S);
      if (spoken.start < now) spoken.from += now - spoken.start;
    }
    return true;
  }

  // Goes on where it was paused.
  resume() {
    if (!this.paused) return;
    this.paused = false;
    this.fade(1, RETURN_S);
    let before;
    for (const spoken of this.waiting) {
      if (!before) spoken.from = Math.max(0, spoken.from - REPEAT_S);
      this.schedule(spoken, before);
      before = spoken;
    }
  }

  // Silences a sentence and all after it.
  stopFrom(first) {
    for (const spoken of this.waiting) {
      if (spoken.sentence >= first) this.silence(spoken, this.context.currentTime);
    }
    this.waiting = this.waiting.filter((spoken) => spoken.sentence < first);
    if (this.paused) this.resume();
  }

  schedule(spoken, before) {
    const source = this.context.createBufferSource();
    source.buffer = spoken.buffer;
    source.connect(this.volume);
    spoken.source = source;
    spoken.start = Math.max(this.context.currentTime + AHEAD_S, before?.end ?? 0);
    spoken.end = spoken.start + spoken.buffer.duration - spoken.from;
    source.start(spoken.start, spoken.from);
    const wait = spoken.start - this.context.currentTime + (this.context.outputLatency || 0);
    spoken.timer = setTimeout(() => this.onBegin(spoken.sentence, spoken.from), wait * 1000);
    source.onended = () => {
      this.waiting = this.waiting.filter((other) => other !== spoken);
    };
  }

  silence({ source, timer }, at) {
    clearTimeout(timer);
    if (!source) return; // it came while paused
    source.onended = null;
    source.stop(at);
  }

  fade(to, seconds) {
    const { gain } = this.volume;
    const now = this.context.currentTime;
    gain.cancelScheduledValues(now);
    gain.setValueAtTime(to ? 0 : gain.value, now);
    gain.linearRampToValueAtTime(to, now + seconds);
  }
}
