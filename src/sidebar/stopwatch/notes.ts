import { button, el } from "../dom";

/** Where it hurt, with a button that puts the time of the clock before what is typed next. */
export function createNotes(text: string, stamp: () => string, typed: (text: string) => void): HTMLElement {
  const notes = el("textarea", {
    id: "notes",
    rows: 3,
    dir: "auto",
    on: { input: () => typed(notes.value) },
  });
  notes.value = text;

  function addStamp(): void {
    const { selectionStart: start, selectionEnd: end, value } = notes;
    const isLineStart = start === 0 || value[start - 1] === "\n";
    notes.setRangeText(`${isLineStart ? "" : "\n"}${stamp()} `, start, end, "end");
    notes.focus();
    typed(notes.value);
  }

  return el(
    "div",
    { class: "field" },
    el(
      "div",
      { class: "pair" },
      el("label", { for: notes.id }, "Where it hurt"),
      button("Stamp the time", addStamp, "text"),
    ),
    notes,
  );
}
