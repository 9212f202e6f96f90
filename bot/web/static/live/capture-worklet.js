// Runs in the audio thread: the microphone as 16-bit samples at 16 kHz, 32 ms at a time, and how
// loud it and the voice of the call are, 16 ms at a time, both by one clock.

const RATE = 16000;
const PIECE = 512;
const FRAME = 256;

class Capture extends AudioWorkletProcessor {
  constructor() {
    super();
    this.step = sampleRate / RATE; // input samples an output sample stands for
    this.sum = 0;
    this.weight = 0;
    this.piece = new Int16Array(PIECE);
    this.filled = 0;
    this.last = 0;
    this.measure();
  }

  // Each output sample is the mean of the input that it stands for: that keeps out most of what
  // a lower rate cannot carry.
  process(inputs) {
    const microphone = inputs[0]?.[0];
    if (!microphone) return true;
    const voice = inputs[1]?.[0];
    for (let i = 0; i < microphone.length; i += 1) {
      const played = voice ? voice[i] : 0;
      this.played += played * played;
      this.inputs += 1;
      this.take(microphone[i], currentTime + (i + 1) / sampleRate);
    }
    return true;
  }

  take(sample, at) {
    let left = 1;
    while (this.weight + left >= this.step) {
      const part = this.step - this.weight;
      this.put((this.sum + sample * part) / this.step, at);
      left -= part;
      this.sum = 0;
      this.weight = 0;
    }
    this.sum += sample * left;
    this.weight += left;
  }

  put(value, at) {
    const change = value - this.last;
    this.last = value;
    this.energy += value * value;
    this.changes += change * change;
    this.samples += 1;
    if (this.samples === FRAME) this.tellLevel(at);
    this.piece[this.filled] = Math.max(-1, Math.min(1, value)) * 32767;
    this.filled += 1;
    if (this.filled < PIECE) return;
    this.port.postMessage(this.piece.buffer, [this.piece.buffer]);
    this.piece = new Int16Array(PIECE);
    this.filled = 0;
  }

  // Levels are root mean squares; `rough` is near 0 for a voiced sound and 1 or more for hiss.
  tellLevel(at) {
    this.port.postMessage({
      at,
      microphone: Math.sqrt(this.energy / FRAME),
      rough: this.energy > 0 ? this.changes / this.energy : 0,
      voice: Math.sqrt(this.played / Math.max(1, this.inputs)),
    });
    this.measure();
  }

  measure() {
    this.energy = 0;
    this.changes = 0;
    this.samples = 0;
    this.played = 0;
    this.inputs = 0;
  }
}

registerProcessor("capture", Capture);
