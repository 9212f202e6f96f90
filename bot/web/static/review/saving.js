// Autosave: one request at a time, nothing lost when it fails, and both texts shown when two people
// changed the same thing.
import { keyOf } from "./fields.js";

const PAUSE_MS = 700;
const RETRY_MS = 4000;
const LOOK_MS = 15000;

export class Saving {
  constructor(page, fields, tell) {
    this.page = page;
    this.fields = fields;
    this.tell = tell;
    this.version = Number(page.dataset.version);
    this.undoable = [];
    this.onUndoable = () => {};
    this.busy = false;
    this.timer = 0;
    this.conflicts = new Set();
  }

  start() {
    for (const control of this.fields.controls.values()) {
      control.addEventListener("input", () => this.touched(control, PAUSE_MS));
      control.addEventListener("change", () => this.touched(control, 0));
    }
    for (const draft of this.fields.drafts()) {
      this.fields.show(draft.control, draft.value);
    }
    if (this.fields.drafts().length) this.soon(0);
    window.setInterval(() => this.look(), LOOK_MS);
    document.addEventListener("visibilitychange", () => this.look());
    window.addEventListener("pagehide", () => this.flush(true));
  }

  touched(control, pause) {
    if (control.readOnly || control.disabled) return;
    this.fields.keepDraft(control, this.version);
    this.progress("Chưa lưu…");
    this.soon(pause);
  }

  // The link to sign in again stays under the pointer that is about to press it.
  progress(words) {
    if (this.state !== "expired") this.tell(words, "waiting");
  }

  soon(pause) {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.flush(), pause);
  }

  // Everything that was typed and is not kept yet, the oldest view of the call first.
  async flush(leaving = false) {
    if (this.busy) return;
    const waiting = this.fields.drafts().filter((draft) => !this.conflicts.has(draft.key));
    if (!waiting.length) return;
    const seen = Math.min(...waiting.map((draft) => draft.seen));
    const now = waiting.filter((draft) => draft.seen === seen);
    this.busy = true;
    this.progress("Đang lưu…");
    try {
      const answer = await this.send(seen, now, leaving);
      if (answer) this.kept(answer, now);
    } finally {
      this.busy = false;
    }
    const left = this.fields.drafts().filter((draft) => !this.conflicts.has(draft.key));
    if (left.length && this.state !== "expired" && this.state !== "refused") {
      this.soon(this.state === "offline" ? RETRY_MS : 0);
    }
  }

  async send(seen, drafts, keepalive) {
    const edits = drafts.map(({ control, value }) => ({
      field: control.dataset.field, turn: Number(control.dataset.turn || 0), value,
    }));
    try {
      const answer = await fetch(`${this.page.dataset.there}/changes`, {
        method: "POST",
        keepalive,
        headers: { "content-type": "application/json", "x-csrf-token": document.body.dataset.csrf },
        body: JSON.stringify({ seen, edits }),
      });
      if (answer.ok) {
        this.state = "ok";
        return await answer.json();
      }
      this.refused(answer.status);
    } catch {
      this.state = "offline";
      this.tell("Chưa lưu được, sẽ thử lại. Bản sửa vẫn ở đây.", "failed");
    }
    return null;
  }

  refused(status) {
    if (status >= 500) {
      this.state = "offline";
      this.tell("Chưa lưu được, sẽ thử lại. Bản sửa vẫn ở đây.", "failed");
    } else if (status === 401 || status === 403) {
      if (this.state === "expired") return;
      this.state = "expired";
      const here = encodeURIComponent(location.pathname + location.search);
      this.tell("Phiên đã hết hạn; bản sửa được giữ trong thẻ này. ", "failed", {
        words: "Đăng nhập lại", href: `/console/sign-in?next=${here}`,
      });
    } else {
      this.state = "refused";
      this.tell("Máy chủ không nhận bản sửa này. Xin tải lại trang.", "failed");
    }
  }

  kept(answer, drafts) {
    for (const { key, value } of drafts) {
      if (!answer.conflicts.some((one) => keyOf(one.field, one.turn) === key)) {
        this.fields.dropDraft(key, value);
      }
    }
    for (const change of answer.saved) {
      if (!this.undoing && !change.covered) this.undoable.push(change);
    }
    this.undoing = false;
    this.take(answer.others);
    this.version = answer.version;
    // Drafts typed meanwhile were typed over what has just been kept.
    for (const draft of this.fields.drafts()) {
      if (!this.conflicts.has(draft.key)) this.fields.keepDraft(draft.control, this.version);
    }
    const state = document.getElementById("state");
    state.textContent = answer.state_words;
    for (const conflict of answer.conflicts) this.ask(conflict);
    this.onUndoable(this.undoable.length);
    if (answer.conflicts.length) this.tell("Có chỗ người khác cũng sửa: xin chọn.", "failed");
    else this.tell(`Đã lưu lúc ${new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit", second: "2-digit" })}`, "kept");
  }

  // Others' changes go into fields that nobody is typing in here.
  take(changes) {
    const drafts = new Set(this.fields.drafts().map((draft) => draft.key));
    for (const change of changes) {
      const control = this.fields.of(change);
      if (!control || change.covered || drafts.has(keyOf(change.field, change.turn))) continue;
      this.fields.show(control, change.value);
      this.undoable = this.undoable.filter((one) => keyOf(one.field, one.turn) !== keyOf(change.field, change.turn));
      if (change.who !== this.page.dataset.person) note(control, `${change.who} vừa sửa lúc ${change.at}`);
    }
  }

  async look() {
    if (document.hidden || this.busy) return;
    try {
      const answer = await fetch(`${this.page.dataset.there}/changes?since=${this.version}`, {
        headers: { "x-background": "1" },
      });
      if (!answer.ok || this.busy) return;
      const { changes } = await answer.json();
      // With something unsaved here the version seen stays, so that saving tells of a conflict.
      if (!this.fields.drafts().length) {
        this.take(changes);
        if (changes.length) this.version = changes.at(-1).version;
      }
    } catch {
      // The next look, or the next save, tells.
    }
  }

  undo() {
    const last = this.undoable.pop();
    if (!last) return;
    const control = this.fields.of(last);
    this.undoing = true;
    this.fields.show(control, last.old);
    this.touched(control, 0);
    control.focus();
    this.onUndoable(this.undoable.length);
  }

  ask(conflict) {
    const control = this.fields.of(conflict);
    const key = keyOf(conflict.field, conflict.turn);
    this.conflicts.add(key);
    const box = document.createElement("div");
    box.className = "conflict";
    box.setAttribute("role", "alert");
    const theirs = conflict.theirs;
    box.append(
      line(`${theirs.who} đã sửa lúc ${theirs.at} thành:`, theirs.words),
      line("Anh chị sửa thành:", conflict.mine_words),
    );
    const decide = (words, then) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = words;
      button.addEventListener("click", () => {
        this.conflicts.delete(key);
        box.remove();
        then();
        control.focus();
      });
      box.append(button);
    };
    const keep = (value) => {
      this.fields.show(control, value);
      this.fields.keepDraft(control, Math.max(theirs.version, this.version));
      this.soon(0);
    };
    decide("Giữ của tôi", () => keep(this.fields.value(control)));
    if (!theirs.covered) {
      decide(`Lấy của ${theirs.who}`, () => {
        this.fields.show(control, theirs.value);
        sessionStorage.removeItem(this.fields.prefix + key);
        this.tell("Đã lấy bản của người kia", "kept");
      });
      if (conflict.field === "notes") {
        decide("Ghép cả hai", () => keep(`${theirs.value}\n${this.fields.value(control)}`));
      }
    }
    control.closest("label, div").after(box);
  }
}

function line(words, value) {
  const paragraph = document.createElement("p");
  const quote = document.createElement("q");
  quote.textContent = value;
  paragraph.append(`${words} `, quote);
  return paragraph;
}

function note(control, words) {
  const holder = control.closest("label, div");
  let said = holder.parentElement.querySelector(":scope > .changed-by");
  if (!said) {
    said = document.createElement("p");
    said.className = "changed-by small soft";
    holder.after(said);
  }
  said.textContent = words;
}

