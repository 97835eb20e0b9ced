import type { ImportForm, NewCounts } from "../../commands/server";
import { el, fill, typed } from "../dom";
import { createSelect } from "./choices";
import { guessColumns, guessStages, readCounts } from "./counts";
import { grouped } from "./eventsView";
import type { FileTable } from "./table";

export interface CountsView {
  readonly element: HTMLElement;
  /** What would be written; undefined while that is nothing or cannot be. */
  ready(): NewCounts["periods"] | undefined;
}

/** Shows a table of counts, which stage each row is and which period of the Funnel each column, and what they replace. */
export function createCountsView(table: FileTable, form: ImportForm, changed: () => void): CountsView {
  const counts = readCounts(table.rows, form.stages);
  const stageOf = guessStages(counts, form.stages);
  const columnOf = guessColumns(counts, form.periods);
  const outcome = el("div", { role: "status" });
  let periods: NewCounts["periods"] | undefined;

  /** The counts of a period in the order of the plan's stages. */
  function countsOf(index: number): (number | null)[] {
    return form.stages.map((_, stage) => {
      const row = counts.stages[stageOf.indexOf(stage)];
      return row?.counts[index] ?? null;
    });
  }

  function refresh(): void {
    const problem = problemOf();
    const used = counts.periods.flatMap((name, index) => (columnOf[index]! < 0 ? [] : [{ name, index }]));
    periods = used.map(({ name, index }) => {
      const { key, name: seenName, counts: seen } = form.periods[columnOf[index]!]!;
      return { key, name, counts: countsOf(index), seen, seenName };
    });
    const numbers = periods.flatMap((period) => period.counts).filter((count) => count !== null).length;
    const replaced = periods.flatMap((period) =>
      period.counts.filter(
        (count, stage) => count !== null && period.seen[stage] !== null && period.seen[stage] !== count,
      ),
    ).length;
    if (problem !== "" || numbers === 0) periods = undefined;
    fill(
      outcome,
      problem !== ""
        ? el("p", { class: "wrong" }, problem)
        : el("p", {}, numbers === 0 ? "Nothing would be written." : wordsOf(numbers, replaced)),
    );
    changed();
  }

  function problemOf(): string {
    const twice = (list: readonly number[]) => list.some((value, index) => value >= 0 && list.indexOf(value) !== index);
    if (twice(stageOf)) return "Two rows are the same stage. Leave one of them out.";
    if (twice(columnOf)) return "Two periods go to the same column. Leave one of them out.";
    const wrong = counts.stages.find(
      (row, index) => stageOf[index]! >= 0 && row.counts.some((count) => count === undefined),
    );
    return wrong ? `“${wrong.name.slice(0, 80)}” holds something that is no whole number of developers.` : "";
  }

  const stageFields = counts.stages.map(({ name }, index) =>
    createSelect(
      `stage-${index}`,
      name === "" ? "A row without a name" : name,
      form.stages,
      "Leave out",
      stageOf[index]!,
      (stage) => {
        stageOf[index] = stage;
        refresh();
      },
    ),
  );
  const names = form.periods.map(({ name }) => name);
  const periodFields = counts.periods.map((name, index) =>
    createSelect(`period-${index}`, name, names, "Leave out", columnOf[index]!, (column) => {
      columnOf[index] = column;
      refresh();
    }),
  );
  const element = el(
    "div",
    { class: "plan" },
    tableOf(counts),
    outcome,
    el("details", { open: stageOf.includes(-1) }, el("summary", {}, "Which stage each row is"), ...stageFields),
    el(
      "details",
      { open: columnOf.includes(-1) },
      el("summary", {}, "Which column each period goes to"),
      ...periodFields,
    ),
  );
  refresh();
  return { element, ready: () => periods };
}

function wordsOf(numbers: number, replaced: number): string {
  const written = `${numbers} ${numbers === 1 ? "count" : "counts"} would be written`;
  if (replaced === 0) return `${written}. No number that is there is replaced.`;
  return `${written}. ${replaced} of them ${replaced === 1 ? "replaces another number" : "replace other numbers"}.`;
}

/** A line for each period, because twelve columns would not fit. */
function tableOf({ periods, stages }: ReturnType<typeof readCounts>): HTMLElement {
  const words = (index: number) =>
    stages.map(({ name, counts }) => {
      const count = counts[index];
      return `${name} ${count === undefined ? "?" : count === null ? "not measured" : grouped(count)}`;
    });
  return el(
    "section",
    { "aria-label": "As the file says it" },
    el("h3", {}, "As the file says it"),
    el(
      "ol",
      { class: "bought" },
      ...periods.map((name, index) =>
        el("li", {}, el("b", {}, typed(name)), el("p", {}, typed(words(index).join(" · ")))),
      ),
    ),
  );
}
