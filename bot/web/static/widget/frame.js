// The widget's parts as elements, before anything happens in them.

import { dialLink } from "./links.js";
import { icon, iconButton, make } from "./make.js";
import { NUMBERS, WORDS } from "./words.js";

/** Everything inside the shadow root, by name. `full`: the widget is the page. */
export function makeFrame(full) {
  const launcher = make("button",
    { type: "button", className: "launcher", "aria-label": WORDS.open, title: WORDS.open,
      "aria-haspopup": "dialog" }, icon("chat"));
  const parts = { launcher, ...makeHead(full), ...makeLog(), ...makeFoot() };
  parts.panel = make("section",
    { className: "panel", role: full ? "region" : "dialog", "aria-label": WORDS.title },
    make("div", { className: "side" }, parts.head, parts.notice, parts.hotlines, parts.options),
    make("div", { className: "talk" }, parts.log, parts.help, parts.foot));
  return parts;
}

function makeHead(full) {
  const toggle = iconButton("options", WORDS.options, null, "toggle");
  toggle.setAttribute("aria-expanded", "false");
  const close = iconButton("close", WORDS.close, null);
  close.hidden = full;
  const head = make("header", { className: "head" },
    make(full ? "h1" : "h2", {}, icon("chat"), WORDS.title), toggle, close);
  const notice = make("p", { className: "notice", role: "note" }, WORDS.simulation,
    ...NUMBERS.flatMap(({ number }, n) => [n ? ", " : "", dialLink(number, number)]), ".");
  const hotlines = make("div",
    { className: "hotlines", role: "group", "aria-label": WORDS.hotlines });
  return { head, toggle, close, notice, hotlines, ...makeOptions() };
}

function makeOptions() {
  const aloud = make("button", { type: "button", "aria-pressed": "false" }, WORDS.readAloud);
  const restart = make("button", { type: "button" }, WORDS.restart);
  const forget = make("button", { type: "button" }, WORDS.forget);
  const yes = make("button", { type: "button", className: "danger" }, WORDS.forgetYes);
  const no = make("button", { type: "button" }, WORDS.forgetNo);
  const sure = make("div", { className: "sure", role: "group", "aria-label": WORDS.forgetSure,
    hidden: true }, make("p", {}, WORDS.forgetSure), yes, no);
  const file = make("input",
    { type: "file", accept: "audio/*,.wav,.ogg,.webm,.m4a,.mp3", className: "unseen" });
  const chooseFile = make("label", { className: "choose" }, file, WORDS.file);
  const call = make("a", { className: "choose", hidden: true }, icon("phone"), WORDS.liveCall);
  const model = make("p", { className: "model" });
  const options = make("div", { className: "options", id: "options", hidden: true },
    aloud, restart, forget, sure, chooseFile, call,
    make("p", { className: "privacy" }, WORDS.privacy), model);
  return { options, aloud, restart, forget, sure, yes, no, file, call, model };
}

function makeLog() {
  const log = make("div", { className: "log", role: "log", "aria-label": WORDS.log,
    "aria-live": "polite", tabIndex: 0 });
  const help = make("section",
    { className: "help", "aria-label": WORDS.unreachable, hidden: true });
  return { log, help };
}

function makeFoot() {
  const alarm = make("div", { className: "unseen", role: "alert" });
  const status = make("p", { className: "status", role: "status" });
  const chips = make("div",
    { className: "chips", role: "group", "aria-label": WORDS.quickReplies, hidden: true });
  const message = make("textarea", { rows: 1, maxLength: 4000, id: "message",
    placeholder: WORDS.placeholder, "aria-label": WORDS.message, enterKeyHint: "send" });
  const clock = make("span", { className: "clock", "aria-hidden": "true" });
  const level = make("span", { className: "level", "aria-hidden": "true" }, make("i"));
  const cancel = make("button", { type: "button", className: "cancel" }, WORDS.cancelTalk);
  const recording = make("div", { className: "recording", hidden: true }, level, clock, cancel);
  const talk = iconButton("microphone", WORDS.talk, null, "talkto");
  talk.setAttribute("aria-pressed", "false");
  const send = make("button",
    { type: "submit", className: "icon send", "aria-label": WORDS.send, title: WORDS.send },
    icon("send"));
  const form = make("form", { autocomplete: "off" }, message, recording, talk, send);
  const foot = make("footer", { className: "foot" }, alarm, status, chips, form);
  return { foot, alarm, status, chips, form, message, recording, level, clock, cancel, talk, send };
}
