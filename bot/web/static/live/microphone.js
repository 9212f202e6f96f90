// The microphone, freed of echo by the browser, as pieces of 16-bit samples at 16 kHz.

const WANTED = {
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 },
};

export class Microphone {
  constructor(context) {
    this.context = context;
    this.stream = null;
  }

  // Resolves once it runs; rejects with a DOMException where it is refused or missing.
  async open(onPiece) {
    if (!navigator.mediaDevices) throw new DOMException("no microphone", "NotFoundError");
    this.stream = await navigator.mediaDevices.getUserMedia(WANTED);
    await this.context.audioWorklet.addModule("/static/live/capture-worklet.js");
    this.source = this.context.createMediaStreamSource(this.stream);
    this.capture = new AudioWorkletNode(this.context, "capture", { numberOfOutputs: 0 });
    this.capture.port.onmessage = (message) => onPiece(message.data);
    this.source.connect(this.capture);
  }

  // A muted microphone sends silence, so that the call's clock goes on.
  set muted(muted) {
    for (const track of this.stream?.getTracks() ?? []) track.enabled = !muted;
  }

  close() {
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.source?.disconnect();
    this.capture?.port.close();
    this.stream = null;
  }
}
