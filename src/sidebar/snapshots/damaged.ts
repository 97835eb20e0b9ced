import type { DamagedRow } from "../../commands/server";
import { button, el, fill, spoken } from "../dom";

/** As many lines as somebody repairs at a time. */
const MOST_LINES = 50;

export interface Damaged {
  readonly element: HTMLElement;
  show(rows: readonly DamagedRow[]): void;
}

/** Rows of the History tab that could not be read, each with what is wrong and a way to it. */
export function createDamaged(showInSheet: (row: number) => void): Damaged {
  const summary = el("summary");
  const list = el("ul", { class: "jump" });
  const rest = el("p", { class: "quiet" });
  const element = el("details", { class: "missing" }, summary, list, rest);
  return {
    element,
    show(rows) {
      element.hidden = rows.length === 0;
      const [noun, verb] = rows.length === 1 ? ["row", "is"] : ["rows", "are"];
      summary.textContent = `${rows.length} ${noun} of the History tab ${verb} damaged`;
      fill(list, ...rows.slice(0, MOST_LINES).map((row) => el("li", {}, line(row, showInSheet))));
      const more = rows.length - MOST_LINES;
      fill(rest, more > 0 && `And ${more} more. Repair these first, then open this form again.`);
    },
  };
}

function line({ row, why }: DamagedRow, showInSheet: (row: number) => void): HTMLElement {
  const show = button("", () => showInSheet(row));
  show.append(`Row ${row}: ${why}`, spoken(" (show in the History tab)"));
  return show;
}
