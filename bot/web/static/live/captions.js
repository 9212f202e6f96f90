// What is said on both sides, as text: for people who are deaf, and for everybody who reads along.

export class Captions {
  constructor(log, partial, urgent) {
    this.log = log;
    this.partial = partial;
    this.urgent = urgent;
    this.clear();
  }

  clear() {
    this.log.replaceChildren();
    this.urgent.replaceChildren();
    this.partial.textContent = "";
    this.bubbles = new Map(); // turn of the assistant -> its paragraph
    this.sentences = new Map();
  }

  hear(text) {
    this.partial.textContent = text;
  }

  caller(text, typed) {
    this.partial.textContent = "";
    this.add("caller", typed ? "Anh chị (gõ)" : "Anh chị").textContent = text;
  }

  // The sentences of one reply stand in one bubble, in the order they are spoken.
  sentence(event) {
    let words = this.bubbles.get(event.turn);
    if (!words || words !== this.last) {
      words = this.add("assistant", "Tổng đài");
      this.bubbles.set(event.turn, words);
    }
    const span = document.createElement("span");
    span.textContent = `${event.text} `;
    words.append(span);
    this.sentences.set(event.sentence, span);
    this.scroll();
  }

  begin(sentence) {
    for (const span of this.log.querySelectorAll(".now")) span.classList.remove("now");
    this.sentences.get(sentence)?.classList.add("now");
  }

  // Interrupted: the words stay to be read, marked as not heard to their end.
  stopFrom(first) {
    for (const [sentence, span] of this.sentences) {
      if (sentence >= first) span.className = "cut";
    }
  }

  reply(event) {
    if (event.receipt) this.fact(`Mã tiếp nhận: ${event.receipt}`, "receipt");
    if (event.handover) this.fact("Đã ghi nhận yêu cầu gặp người thật.", "handover");
    if (!event.emergency) return;
    const link = document.createElement("a");
    link.href = `tel:${event.emergency}`;
    link.className = "dial-now";
    link.textContent = `Gọi ngay ${event.emergency}`;
    if (this.urgent.textContent !== link.textContent) this.urgent.replaceChildren(link);
  }

  fact(text, kind) {
    if ([...this.log.querySelectorAll(`.${kind}`)].some((known) => known.textContent === text)) return;
    const line = document.createElement("p");
    line.className = `fact ${kind}`;
    line.textContent = text;
    this.log.append(line);
    this.scroll();
  }

  add(who, name) {
    const said = document.createElement("div");
    said.className = `said ${who}`;
    const label = document.createElement("span");
    label.className = "who";
    label.textContent = name;
    const words = document.createElement("p");
    words.className = "words";
    said.append(label, words);
    this.log.append(said);
    this.last = words;
    this.scroll();
    return words;
  }

  scroll() {
    this.log.scrollTop = this.log.scrollHeight;
  }
}
