// Runs in the audio thread: the microphone as 16-bit samples at 16 kHz, 32 ms at a time.

const RATE = 16000;
const PIECE = 512;

class Capture extends AudioWorkletProcessor {
  constructor() {
    super();
    this.step = sampleRate / RATE; // input samples an output sample stands for
    this.sum = 0;
    this.weight = 0;
    this.piece = new Int16Array(PIECE);
    this.filled = 0;
  }

  // Each output sample is the mean of the input that it stands for: that keeps out most of what
  // a lower rate cannot carry.
  process(inputs) {
    const channel = inputs[0]?.[0];
    if (!channel) return true;
    for (const sample of channel) {
      let left = 1;
      while (this.weight + left >= this.step) {
        const part = this.step - this.weight;
        this.put((this.sum + sample * part) / this.step);
        left -= part;
        this.sum = 0;
        this.weight = 0;
      }
      this.sum += sample * left;
      this.weight += left;
    }
    return true;
  }

  put(value) {
    this.piece[this.filled] = Math.max(-1, Math.min(1, value)) * 32767;
    this.filled += 1;
    if (this.filled < PIECE) return;
    this.port.postMessage(this.piece.buffer, [this.piece.buffer]);
    this.piece = new Int16Array(PIECE);
    this.filled = 0;
  }
}

registerProcessor("capture", Capture);
