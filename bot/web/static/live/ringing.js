// The ringing tone of Vietnamese exchanges: 425 Hz, one second on, four off.

const HERTZ = 425;
const ON_S = 1;
const OFF_S = 4;
const LOUDNESS = 0.08;
const RINGS = 12;

export function ring(context) {
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = HERTZ;
  volume.gain.value = 0;
  const now = context.currentTime;
  for (let n = 0; n < RINGS; n += 1) {
    const start = now + n * (ON_S + OFF_S);
    volume.gain.setTargetAtTime(LOUDNESS, start, 0.01);
    volume.gain.setTargetAtTime(0, start + ON_S, 0.01);
  }
  tone.connect(volume).connect(context.destination);
  tone.start();
  return () => {
    volume.gain.cancelScheduledValues(context.currentTime);
    volume.gain.setTargetAtTime(0, context.currentTime, 0.01);
    tone.stop(context.currentTime + 0.1);
  };
}
