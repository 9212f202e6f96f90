// The list of calls keeps itself up to date, and is walked with the arrow keys.
"use strict";

const LOOK_EVERY_MS = 4000;
const list = document.getElementById("calls");
const live = document.getElementById("live");
const fresh = document.getElementById("fresh");
const search = document.getElementById("q");
let mark = { call: list.dataset.call, revision: list.dataset.revision };
let waiting = 0;

function listAddress() {
  const query = new URLSearchParams(location.search);
  query.set("part", "list");
  return `/console?${query}`;
}

// Nothing may slip away under a pointer or a finger, or while somebody walks the list by keys.
function inUse() {
  return list.matches(":hover") || list.contains(document.activeElement);
}

async function ask(address) {
  const answer = await fetch(address, { headers: { "X-Background": "1" } });
  if (answer.status === 401) {
    live.textContent = "Phiên làm việc đã hết hạn, danh sách không còn được cập nhật.";
    throw new Error("signed out");
  }
  if (!answer.ok) throw new Error(String(answer.status));
  return answer;
}

async function showFresh() {
  const answer = await ask(listAddress());
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const known = new Set([...list.querySelectorAll("[data-call]")].map((link) => link.dataset.call));
  const focused = document.activeElement?.dataset?.call;
  for (const link of page.querySelectorAll("[data-call]"))
    if (!known.has(link.dataset.call)) link.closest(".line").classList.add("arrived");
  list.replaceChildren(...page.body.childNodes);
  waiting = 0;
  fresh.hidden = true;
  if (focused) list.querySelector(`[data-call="${CSS.escape(focused)}"]`)?.focus();
}

async function look() {
  if (!document.hidden) {
    const query = new URLSearchParams(mark);
    const changes = await (await ask(`/console/changes?${query}`)).json();
    mark = { call: changes.call, revision: changes.revision };
    if (changes.announcement) live.textContent = changes.announcement;
    waiting += changes.arrived;
    if (changes.changed && list.dataset.first === "1") {
      if (!inUse()) await showFresh();
      else fresh.hidden = false;
    }
    if (!fresh.hidden && waiting)
      fresh.firstElementChild.textContent = `Hiện ${waiting} cuộc gọi mới`;
  }
}

async function keepLooking() {
  let pause = LOOK_EVERY_MS;
  try {
    await look();
  } catch (error) {
    if (error.message === "signed out") return;
    pause = LOOK_EVERY_MS * 4; // the service restarts, or the network is away
  }
  setTimeout(keepLooking, pause);
}

function walk(event) {
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  const links = [...list.querySelectorAll("a[data-call]")];
  const at = links.indexOf(document.activeElement);
  if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  let next = null;
  if (event.key in steps) next = links[at + steps[event.key]];
  else if (event.key === "Home") next = links[0];
  else if (event.key === "End") next = links[links.length - 1];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

list.addEventListener("keydown", walk);
document.getElementById("show-fresh").addEventListener("click", async () => {
  await showFresh();
  list.querySelector("a[data-call]")?.focus();
});
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() === "k" && event.ctrlKey && !event.altKey) {
    event.preventDefault();
    search.select();
    search.focus();
  }
});
// Empty fields stay out of the address.
document.getElementById("filters").addEventListener("submit", (event) => {
  for (const field of event.currentTarget.elements)
    if (field.name && !field.value) field.disabled = true;
});
window.addEventListener("pageshow", () => {
  for (const field of document.getElementById("filters").elements) field.disabled = false;
});
setTimeout(keepLooking, LOOK_EVERY_MS);
