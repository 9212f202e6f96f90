// What outlives a reload. Nothing of it leaves this browser, and none of it stays long: the service
// closes a conversation after two idle hours, so does this. A tip that is to stay anonymous is kept
// for as long as the tab is open, no longer.

export const KEPT_MS = 2 * 3600 * 1000;

export class History {
  constructor(name, now = Date.now) {
    this.name = name;
    this.now = now;
  }

  /** The kept state, or null when there is none, or none any more. */
  load() {
    for (const store of [tabOnly(), lasting()]) {
      const kept = read(store, this.name);
      if (kept && this.now() - kept.used < KEPT_MS) return kept.state;
    }
    this.forget();
    return null;
  }

  save(state, anonymous) {
    const kept = JSON.stringify({ used: this.now(), state });
    if (anonymous) remove(lasting(), this.name);
    write(anonymous ? tabOnly() : lasting(), this.name, kept);
  }

  forget() {
    remove(tabOnly(), this.name);
    remove(lasting(), this.name);
  }
}

// A browser that forbids its stores, or whose stores are full, costs the history and nothing else.
function lasting() {
  try { return window.localStorage; } catch { return null; }
}

function tabOnly() {
  try { return window.sessionStorage; } catch { return null; }
}

function read(store, name) {
  try {
    const kept = JSON.parse(store.getItem(name));
    return kept?.state?.threads ? kept : null;
  } catch { return null; }
}

function write(store, name, kept) {
  try { store.setItem(name, kept); } catch { /* see above */ }
}

function remove(store, name) {
  try { store.removeItem(name); } catch { /* see above */ }
}
