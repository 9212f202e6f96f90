// The microphone, freed of echo by the browser, as pieces of 16-bit samples at 16 kHz.

const WANTED = {
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 },
};

export class Microphone {
  constructor(context) {
    this.context = context;
    this.stream = null;
  }

  // Resolves once it runs; rejects with a DOMException where it is refused or missing. `onPiece` is
  // given the sound, `onLevel` how loud it and the `voice` (an audio node) are.
  async open(voice, onPiece, onLevel) {
    if (!navigator.mediaDevices) throw new DOMException("no microphone", "NotFoundError");
    this.stream = await navigator.mediaDevices.getUserMedia(WANTED);
    await this.context.audioWorklet.addModule("/static/live/capture-worklet.js");
    this.source = this.context.createMediaStreamSource(this.stream);
    const sockets = { numberOfInputs: 2, numberOfOutputs: 0 };
    this.capture = new AudioWorkletNode(this.context, "capture", sockets);
    this.capture.port.onmessage = ({ data }) =>
      data instanceof ArrayBuffer ? onPiece(data) : onLevel(data);
    this.source.connect(this.capture, 0, 0);
    voice.connect(this.capture, 0, 1);
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
