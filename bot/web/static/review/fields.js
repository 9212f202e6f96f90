// What reviewers fill in: values of the controls, and drafts that outlive a reload or a sign-in.
// Drafts stay in this browser tab only, under the name of who typed them.

export const keyOf = (field, turn) => `${field}/${turn}`;

export class Fields {
  constructor(root, call, person) {
    this.prefix = `callbot-draft/${person}/${call}/`;
    this.controls = new Map();
    for (const control of root.querySelectorAll("[data-field]")) {
      this.controls.set(keyOf(control.dataset.field, Number(control.dataset.turn || 0)), control);
    }
  }

  of(change) {
    return this.controls.get(keyOf(change.field, change.turn));
  }

  value(control) {
    const field = control.dataset.field;
    if (control.type === "checkbox") return control.checked;
    if (field === "tags") {
      const tags = control.value.split(",").map((tag) => tag.trim().toLowerCase().replace(/\s+/g, " "));
      return [...new Set(tags.filter(Boolean))].sort();
    }
    if (field === "transcript") {
      const text = control.value.trim().replace(/\s+/g, " ");
      return text === control.dataset.untouched.trim().replace(/\s+/g, " ") ? null : text;
    }
    if (field === "notes") return control.value.trim();
    return control.value || null;
  }

  show(control, value) {
    const field = control.dataset.field;
    if (control.type === "checkbox") control.checked = Boolean(value);
    else if (field === "tags") control.value = (value || []).join(", ");
    else if (field === "transcript") control.value = value === null ? control.dataset.untouched : value;
    else control.value = value ?? "";
    fit(control);
  }

  keepDraft(control, seen) {
    const draft = { value: this.value(control), seen };
    sessionStorage.setItem(this.prefix + this.keyOfControl(control), JSON.stringify(draft));
  }

  dropDraft(key, value) {
    const kept = sessionStorage.getItem(this.prefix + key);
    // What was typed while the answer was under way is a newer draft.
    if (kept && JSON.stringify(JSON.parse(kept).value) === JSON.stringify(value)) {
      sessionStorage.removeItem(this.prefix + key);
    }
  }

  drafts() {
    const found = [];
    for (const [key, control] of this.controls) {
      const kept = sessionStorage.getItem(this.prefix + key);
      if (kept) found.push({ key, control, ...JSON.parse(kept) });
    }
    return found;
  }

  keyOfControl(control) {
    return keyOf(control.dataset.field, Number(control.dataset.turn || 0));
  }
}

// A text field as tall as its text.
export function fit(control) {
  if (control.tagName !== "TEXTAREA") return;
  control.dataset.leastRows ??= control.rows;
  control.rows = Number(control.dataset.leastRows);
  while (control.scrollHeight > control.clientHeight + 2 && control.rows < 12) control.rows += 1;
}
