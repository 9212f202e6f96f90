// The microphone: one message from start to stop. MediaRecorder packs it (Opus, or AAC in Safari),
// which the service decodes like any recording; nothing is sent while somebody is still speaking.

const LONGEST_MS = 120_000;
const SHORTEST_MS = 300;
const LOOK_EVERY_MS = 100;
const EXTENSIONS = { "audio/webm": "webm", "audio/ogg": "ogg", "audio/mp4": "m4a" };

/** Why nobody can talk now; `reason` is a key of MUTE. */
export class CannotTalk extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/** What is known without asking for the microphone; null when it can be asked for. */
export function muteReason() {
  if (!window.isSecureContext) return "insecure";
  if (!navigator.mediaDevices?.getUserMedia || !window.MediaRecorder) return "unsupported";
  return null;
}

/** Events: "progress" (detail: { ms, level } 0 to 1) and "full" when no more is taken. */
export class Recorder extends EventTarget {
  #recorder;
  #stream;
  #context;
  #timer;
  #pieces = [];
  #began = 0;

  /** Ask for the microphone and begin. Throws CannotTalk. */
  async start() {
    const reason = muteReason();
    if (reason) throw new CannotTalk(reason);
    try {
      this.#stream = await navigator.mediaDevices.getUserMedia({
        audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true },
      });
    } catch (error) {
      throw new CannotTalk(reasonOf(error));
    }
    const kind = Object.keys(EXTENSIONS).find((type) => MediaRecorder.isTypeSupported(type));
    this.#recorder = new MediaRecorder(this.#stream, {
      mimeType: kind, audioBitsPerSecond: 64_000,
    });
    this.#recorder.addEventListener("dataavailable", ({ data }) => this.#pieces.push(data));
    this.#recorder.start();
    this.#began = performance.now();
    this.#watch();
  }

  /** { blob, name }, or null where it was too short to hold a word. */
  async stop() {
    const ms = performance.now() - this.#began;
    const stopped = new Promise((done) => this.#recorder.addEventListener("stop", done));
    this.#recorder.stop();
    await stopped;
    this.cancel();
    const type = this.#recorder.mimeType.split(";")[0];
    const blob = new Blob(this.#pieces, { type });
    if (ms < SHORTEST_MS || !blob.size) return null;
    return { blob, name: `loi-noi.${EXTENSIONS[type] ?? "webm"}` };
  }

  /** Let go of the microphone; what was said is forgotten unless `stop` has it. */
  cancel() {
    clearInterval(this.#timer);
    this.#stream?.getTracks().forEach((track) => track.stop());
    this.#context?.close();
    this.#context = null;
  }

  #watch() {
    this.#context = new AudioContext();
    const analyser = this.#context.createAnalyser();
    this.#context.createMediaStreamSource(this.#stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    this.#timer = setInterval(() => {
      const ms = performance.now() - this.#began;
      analyser.getFloatTimeDomainData(samples);
      const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
      const detail = { ms, level: Math.min(1, Math.sqrt(loudest)) };
      this.dispatchEvent(new CustomEvent("progress", { detail }));
      if (ms >= LONGEST_MS) this.dispatchEvent(new CustomEvent("full"));
    }, LOOK_EVERY_MS);
  }
}

function reasonOf(error) {
  return {
    NotAllowedError: "refused",
    SecurityError: "refused",
    NotFoundError: "absent",
    OverconstrainedError: "absent",
    NotReadableError: "busy",
    AbortError: "busy",
  }[error.name] ?? "failed";
}
