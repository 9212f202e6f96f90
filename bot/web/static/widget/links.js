// Text into text and links: telephone numbers that may be dialled, and addresses on the web.

import { make } from "./make.js";
import { WORDS } from "./words.js";

const FOUND =
  /https?:\/\/[^\s<>"“”]*[^\s<>"“”.,;:!?)\]]|(?:[a-z0-9-]+\.)+gov\.vn|1900[ .-]?0113|0\d{2,3}(?:[ .]?\d{3}){2,3}|11[1345]/giu;
// A house number, a street, a law or a price is not to be dialled.
const NO_NUMBER_BEFORE =
  /(?:[\d\w.,/-]|(?:nhà|ngõ|ngách|hẻm|kiệt|phố|đường|điều|khoản|phòng|tầng|tổ|ngày|quốc lộ) )$/iu;
const NO_NUMBER_AFTER =
  /^(?:[\d\w/]|[.,-]\d| (?:phố|đường|ngõ|ngách|hẻm|đồng|nghìn|triệu|ngày|tháng|người|tuổi|%))/iu;

/** Nodes that show a text; nothing in it ever becomes markup. */
export function linked(text) {
  const nodes = [];
  let end = 0;
  for (const found of text.matchAll(FOUND)) {
    const [words] = found;
    const before = text.slice(end, found.index);
    const web = /[a-z]/i.test(words);
    if (!web && !dialled(text, found.index, words)) continue;
    nodes.push(before, web ? webLink(words) : dialLink(words, words));
    end = found.index + words.length;
  }
  nodes.push(text.slice(end));
  return nodes;
}

export function dialLink(number, text, className = "") {
  return make("a", { className, href: `tel:${number.replace(/[^\d+]/g, "")}` }, text);
}

function dialled(text, at, words) {
  const before = text.slice(Math.max(0, at - 12), at);
  const after = text.slice(at + words.length);
  return !NO_NUMBER_BEFORE.test(before) && !NO_NUMBER_AFTER.test(after);
}

function webLink(address) {
  const href = address.includes("://") ? address : `https://${address}`;
  const hint = make("span", { className: "unseen" }, WORDS.newTab);
  return make("a", { href, target: "_blank", rel: "noopener noreferrer" }, address, hint);
}
