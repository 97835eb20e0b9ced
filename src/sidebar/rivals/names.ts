import type { RivalForm } from "../../commands/server";
import { el } from "../dom";
import { createSavedField, createSingleSaver, singleEntry } from "../savedField";
import { ask } from "../server";

export interface NamesView {
  readonly element: HTMLElement;
  open(): void;
}

/** Who the three rivals are, each name saved on leaving its field. */
export function createNames(names: readonly string[], told: (form: RivalForm) => void): NamesView {
  const entries = [1, 2, 3].map((rival) => singleEntry(names[rival - 1] ?? ""));
  const saver = createSingleSaver({
    entries,
    save: async (entry, name, late) => {
      const rival = entries.indexOf(entry) + 1;
      const reply = await ask("saveRivalName", { rival, name, seen: entry.seen.value }, late);
      return { ...reply, value: reply.form.names[rival - 1] ?? "" };
    },
    changed: () => {
      for (const field of fields) field.refresh();
    },
    told,
  });
  const fields = entries.map((entry, index) =>
    createSavedField(entry, saver, {
      id: `rival-${index + 1}`,
      label: `Rival ${index + 1}`,
      hint: HINTS[index]!,
      read: (text) => ({ value: text.trim() }),
      words: (name) => name,
    }),
  );
  const element = el(
    "details",
    { class: "names" },
    el("summary", {}, "Who we compare with"),
    ...fields.map((field) => field.element),
  );
  return {
    element,
    open() {
      element.open = true;
    },
  };
}

const HINTS = [
  "What developers would use if you were not there",
  "Another that they compare you with",
  "Or one that you admire, from any field",
] as const;
