// Everything by keyboard. One-letter keys work outside of fields only, and can be switched off.

const SETTING = "callbot-one-letter-keys";
const TYPING = "input:not([type=checkbox]):not([type=range]), textarea, select, [contenteditable]";

export function startKeys(actions) {
  const on = document.getElementById("keys-on");
  on.checked = localStorage.getItem(SETTING) !== "off";
  on.addEventListener("change", () => localStorage.setItem(SETTING, on.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey || event.metaKey) return;
    const typing = event.target.closest(TYPING);
    if (typing) {
      if (event.key === "Escape") actions.leave(typing);
      if (event.key === "Enter" && event.ctrlKey) actions.hearTurnOf(typing);
      return;
    }
    if (event.ctrlKey || !on.checked) return;
    const action = actions.keys[event.key.toLowerCase()];
    if (action) {
      event.preventDefault();
      action();
    }
  });
}

// Words of a turn are one stop for Tab; arrows, Home and End go along them.
export function startWords() {
  for (const bar of document.querySelectorAll(".words[role=toolbar]")) {
    const words = [...bar.querySelectorAll(".word")];
    const go = (at) => {
      const to = Math.min(words.length - 1, Math.max(0, at));
      for (const word of words) word.tabIndex = -1;
      words[to].tabIndex = 0;
      words[to].focus();
    };
    bar.addEventListener("keydown", (event) => {
      const at = words.indexOf(document.activeElement);
      const steps = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: words.length - 1 };
      if (event.key in steps) {
        event.preventDefault();
        go(steps[event.key]);
      }
    });
  }
}
