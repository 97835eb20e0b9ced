import { button, el, fill } from "../dom";
import { type FileTable, readTable } from "./table";

/** Chooses a file or takes what is pasted, and reads it; `read` gets the rows and what the person would call them. */
export function createSource(read: (table: FileTable, name: string) => void): HTMLElement {
  const file = el("input", {
    id: "file",
    type: "file",
    accept: ".csv,.tsv,.txt,text/csv,text/plain",
    on: { change: () => file.files?.[0] && start(file.files[0], file.files[0].name) },
  });
  const pasted = el("textarea", { id: "pasted", rows: 5, dir: "auto", spellcheck: "false", autocomplete: "off" });
  const state = el("div", { role: "status" });
  let stop = () => {};

  function start(source: Blob, name: string): void {
    stop();
    const bar = el("progress", { max: 1, value: 0, "aria-label": "Reading" });
    const reading = readTable(source, (share) => {
      bar.value = share;
    });
    let isStopped = false;
    stop = () => {
      isStopped = true;
      reading.stop();
    };
    const cancel = button("Cancel", () => {
      stop();
      fill(state, el("p", { class: "quiet" }, "Not read any further."));
      file.value = "";
    });
    fill(state, el("p", {}, `Reading ${name}…`), bar, el("div", { class: "actions" }, cancel));
    reading.table.then(
      (table) => {
        if (isStopped || !table) return;
        if (table.rows.length === 0) say("There is nothing in it.");
        else read(table, name);
      },
      ({ message }: Error) => !isStopped && say(message),
    );
  }

  function say(message: string): void {
    fill(state, el("p", { class: "wrong" }, `Not read: ${message}`));
    // The same file may be chosen again once it is put right.
    file.value = "";
  }

  function paste(): void {
    if (pasted.value.trim() === "") {
      fill(state, el("p", { class: "wrong" }, "Paste rows first, such as a part of a spreadsheet or a CSV."));
      pasted.focus();
    } else start(new Blob([pasted.value]), "what was pasted");
  }

  return el(
    "div",
    {},
    el(
      "p",
      { class: "quiet" },
      "Nothing is written before you have seen it and said yes. The file stays on this computer and in this sheet.",
    ),
    el("div", { class: "field" }, el("label", { for: file.id }, "A CSV file"), file),
    el("div", { class: "field" }, el("label", { for: pasted.id }, "Or rows to paste"), pasted),
    el("div", { class: "actions kind" }, button("Read what is pasted", paste)),
    state,
  );
}
