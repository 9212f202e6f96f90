// Hears in the browser that the caller may be speaking: the service, which decides, hears it later.

export const FRAME_S = 0.016;

const WINDOW = 7; // frames, of which so many must be voiced: about a tenth of a second
const VOICED = 6;
const LEAST = 0.004; // -48 dB of full scale: nobody speaks more softly into a telephone
const ABOVE_NOISE = 4; // 12 dB
const LEAST_NOISE = LEAST / ABOVE_NOISE; // less makes no difference
const NOISE_RISES = 1.006; // a frame: 3 dB a second
const MOST_ROUGH = 0.5; // hiss, breath and rustling have more
const ECHO = 0.05; // of the voice at most, in the microphone: the browser takes out the rest
const ECHO_LASTS = 20; // frames
const GAP = 3; // weak frames within one sound

export class Onset {
  constructor() {
    this.noise = 1;
    this.echo = ECHO;
    this.before = ECHO;
    this.voice = []; // its loudness in the latest frames
    this.voiced = [];
    this.weak = GAP + 1;
    this.began = null;
    this.told = false;
    this.ratio = 0;
  }

  // Take a level of the worklet's; where the sound began (seconds of the audio clock), once for
  // each sound that is likely speech, else null.
  take({ at, microphone, rough, voice }) {
    this.noise = Math.min(Math.max(microphone, LEAST_NOISE), this.noise * NOISE_RISES);
    this.voice.push(voice);
    if (this.voice.length > ECHO_LASTS) this.voice.shift();
    const played = Math.max(...this.voice);
    const loud = microphone > Math.max(LEAST, ABOVE_NOISE * this.noise, this.echo * played);
    this.follow(loud, at);
    this.voiced.push(loud && rough < MOST_ROUGH);
    if (this.voiced.length > WINDOW) this.voiced.shift();
    const speech = this.voiced.filter(Boolean).length >= VOICED;
    if (!speech || this.told) return null;
    this.told = true;
    this.ratio = played > 0 ? microphone / played : 0;
    return this.began;
  }

  // What was told was no speech: the echo of the voice, likely, which is louder here than thought.
  mistaken() {
    this.before = this.echo;
    this.echo = Math.min(1, 4 * this.echo, Math.max(this.echo, 1.5 * this.ratio));
  }

  // It was speech after all.
  right() {
    this.echo = this.before;
  }

  follow(loud, at) {
    this.weak = loud ? 0 : this.weak + 1;
    if (loud && this.began === null) this.began = at - FRAME_S;
    if (this.weak > GAP) {
      this.began = null;
      this.told = false;
    }
  }
}
