// The page of one call: its parts put together.
import { Fields, fit } from "./fields.js";
import { startKeys, startWords } from "./keys.js";
import { Player } from "./player.js";
import { Saving } from "./saving.js";

const page = document.getElementById("review");
const fields = new Fields(page, page.dataset.call, page.dataset.person);
const turns = [...document.querySelectorAll(".turn")];
const saved = document.getElementById("saved");

function tell(words, state, link) {
  saved.dataset.state = state;
  saved.textContent = words;
  if (link) {
    const anchor = document.createElement("a");
    anchor.href = link.href;
    anchor.textContent = link.words;
    saved.append(anchor);
  }
}

const saving = new Saving(page, fields, tell);
if (page.dataset.may === "yes") {
  const undo = document.getElementById("undo");
  saving.onUndoable = (count) => { undo.disabled = count === 0; };
  undo.addEventListener("click", () => saving.undo());
  saving.start();
}

const player = page.dataset.sound === "yes" ? new Player(page) : null;
const drawn = player?.start() ?? Promise.resolve();

for (const control of fields.controls.values()) {
  fit(control);
  control.addEventListener("input", () => fit(control));
}

// Replies are heard through one element, so that two are never heard at once.
const reply = new Audio();
page.addEventListener("click", (event) => {
  const asked = event.target.closest(".hear-reply");
  if (!asked) return;
  if (player) player.sound.pause();
  reply.src = asked.dataset.src;
  reply.play().catch(() => {}); // another one was asked for meanwhile
});

const turnOf = (element) => element.closest(".turn") || turns[0];
const chosen = () => turnOf(document.activeElement);
const fieldOf = (turn, name) => turn?.querySelector(`[data-field=${name}]`);

function step(by) {
  const inside = document.activeElement.closest(".turn");
  const at = inside ? turns.indexOf(inside) + by : 0;
  const turn = turns[Math.min(turns.length - 1, Math.max(0, at))];
  turn?.focus();
  turn?.scrollIntoView({ block: "nearest" });
}

function mark(name) {
  const control = page.querySelector(`[data-field=${name}]`);
  if (!control.disabled) control.click();
}

function open(id) {
  const panel = document.getElementById(id);
  panel.open = true;
  panel.querySelector("summary").focus();
}

const hear = (turn) => turn && player?.hear(Number(turn.dataset.start));
const follow = (id) => document.getElementById(id)?.click();

startWords();
startKeys({
  leave: (control) => { control.blur(); control.closest(".turn")?.focus(); },
  hearTurnOf: (control) => hear(control.closest(".turn")),
  keys: {
    p: () => player?.toggle(),
    l: () => hear(chosen()),
    j: () => step(1),
    k: () => step(-1),
    "[": () => player?.faster(-1),
    "]": () => player?.faster(1),
    e: () => fieldOf(chosen(), "transcript")?.focus(),
    i: () => fieldOf(chosen(), "intent")?.focus(),
    v: () => document.getElementById("verdict").focus(),
    t: () => document.getElementById("tags").focus(),
    g: () => document.getElementById("notes").focus(),
    r: () => mark("reviewed"),
    c: () => mark("escalated"),
    u: () => document.getElementById("undo")?.click(),
    n: () => follow("after"),
    b: () => follow("before"),
    "?": () => open("keys"),
  },
});

const history = document.getElementById("history");
history.addEventListener("toggle", async () => {
  if (!history.open) return;
  const list = document.getElementById("history-list");
  try {
    const answer = await fetch(`${page.dataset.there}/history`);
    if (!answer.ok) throw new Error("refused");
    const parts = new DOMParser().parseFromString(await answer.text(), "text/html");
    list.replaceChildren(...parts.body.childNodes);
  } catch {
    list.textContent = "Chưa tải được lịch sử.";
  }
});

// The next call's sound is made ready while this one is heard.
drawn.then(() => {
  if (page.dataset.next) fetch(`${page.dataset.next}/sound.json`, { priority: "low" }).catch(() => {});
});
page.dataset.ready = "yes";
