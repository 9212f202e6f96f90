// /widget.js: puts the chat widget on any page, with one tag:
//
//   <script src="https://…/widget.js" data-hotline="1900-0113" data-theme="auto" defer></script>
//
// This file only fetches the widget (ES modules in static/widget/, a file a reason to change) and
// places it. The modules are not joined on the server: browsers load them side by side in a few
// milliseconds, each is kept by its own version, and what runs is what is in the repository.
//
// Written by hand: the well-kept chat components were weighed, deep-chat first. It has voice and
// history, but no live region, so that screen readers say nothing when an answer comes, and it
// weighs 111 KB gzipped. All of this is under 30 KB (a test counts).
(() => {
  "use strict";
  const script = document.currentScript ?? document.querySelector('script[src$="/widget.js"]');
  const options = { ...script.dataset };

  function place() {
    if ("manual" in options) return; // the page holds <callbot-widget> itself
    const widget = document.createElement("callbot-widget");
    for (const [name, value] of Object.entries(options)) widget.setAttribute(name, value);
    document.body.append(widget);
  }

  import(new URL("static/widget/element.js", script.src)).then(
    () => (document.body ? place() : addEventListener("DOMContentLoaded", place)),
    () => console.warn("Callbot: this page may not have the widget, or it cannot be reached."),
  );
})();
