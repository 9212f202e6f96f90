// A colour of the page's own, with whichever of black and white is readable on it.

import { make } from "./make.js";

/** Sets --callbot-accent and --callbot-on-accent; what is no colour changes nothing. */
export function colour(host, accent) {
  if (!accent || !CSS.supports("color", accent)) return;
  host.style.setProperty("--callbot-accent", accent);
  host.style.setProperty("--callbot-on-accent", luminance(accent) > 0.179 ? "#000" : "#fff");
}

/** Relative luminance as WCAG counts it, 0 to 1; above 0.179 black has the higher contrast. */
function luminance(accent) {
  const canvas = make("canvas", { width: 1, height: 1 }).getContext("2d");
  canvas.fillStyle = accent;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => (
    part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4
  ));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
