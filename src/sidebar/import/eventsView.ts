import type { ImportForm } from "../../commands/server";
import { el, fill, typed } from "../dom";
import { createChoices, createSelect } from "./choices";
import { guessMapping, isHeader, type Mapping, PARTS, type Part, REASONS, type ReadEvents, readEvents } from "./events";
import type { FileTable } from "./table";
import { type DayOrder, isAmbiguous } from "./times";

export interface EventsView {
  readonly element: HTMLElement;
  /** What would be written and what becomes of the rows there; undefined while something has to be chosen. */
  ready(): { readonly events: ReadEvents; readonly mode: "below" | "replace" } | undefined;
}

const PREVIEW_ROWS = 5;
const LABELS: Readonly<Record<Part, string>> = {
  developer: "Developer id",
  stage: "Stage or event",
  time: "Time",
  segment: "Segment (may be left out)",
};
const NEEDED: readonly Part[] = ["developer", "stage", "time"];

/** Shows which columns an event is made of, the first rows as they will be read, and what is wrong with the others. */
export function createEventsView(table: FileTable, form: ImportForm, changed: () => void): EventsView {
  const width = Math.max(...table.rows.map(({ cells }) => cells.length));
  const headed = el("input", {
    id: "headed",
    type: "checkbox",
    checked: isHeader(table.rows[0]!, table.rows[1]),
    on: { change: guess },
  });
  const fields = el("div");
  const reading = el("div", { class: "reading" });
  const order = createChoices<DayOrder>(
    "order",
    "03/04/2026 is",
    [
      ["day first", "3 April (day first)"],
      ["month first", "March 4 (month first)"],
    ],
    undefined,
    read,
  );
  const mode = createChoices<"below" | "replace">(
    "mode",
    `${grouped(form.events)} ${form.events === 1 ? "event is" : "events are"} there already`,
    [
      ["below", "Add below them"],
      ["replace", "Replace them: their rows are taken out when all of the new ones are in"],
    ],
    form.events === 0 ? "below" : undefined,
    changed,
  );
  let mapping: Mapping = { developer: -1, stage: -1, time: -1, segment: -1 };
  let events: ReadEvents | undefined;

  const body = () => (headed.checked ? table.rows.slice(1) : table.rows);

  function guess(): void {
    const header = headed.checked ? table.rows[0]!.cells : undefined;
    mapping = guessMapping(header, width);
    const names = Array.from({ length: width }, (_, index) => header?.[index]?.trim() || `Column ${index + 1}`);
    fill(
      fields,
      ...PARTS.map((part) =>
        createSelect(`part-${part}`, LABELS[part], names, "No column", mapping[part], (column) => {
          mapping = { ...mapping, [part]: column };
          read();
        }),
      ),
    );
    read();
  }

  function read(): void {
    const missing = NEEDED.filter((part) => mapping[part] < 0);
    const isUnclear = missing.length === 0 && body().some(({ cells }) => isAmbiguous(cells[mapping.time] ?? ""));
    order.element.hidden = !isUnclear;
    const isKnown = missing.length === 0 && (!isUnclear || order.value() !== undefined);
    events = isKnown ? readEvents(body(), mapping, order.value() ?? "day first", form.stages) : undefined;
    fill(reading, ...readingOf(missing, events));
    changed();
  }

  function readingOf(missing: readonly Part[], read: ReadEvents | undefined): HTMLElement[] {
    if (missing.length > 0) {
      const parts = missing.map((part) => LABELS[part].toLowerCase()).join(", ");
      return [el("p", { class: "wrong" }, `Choose a column for: ${parts}.`)];
    }
    if (!read) return [el("p", { class: "wrong" }, "Some days can be read in two ways. Choose one above.")];
    return [previewOf(read), ...faultsOf(read)];
  }

  mode.element.hidden = form.events === 0;
  const element = el(
    "div",
    { class: "plan" },
    el("div", { class: "check" }, headed, el("label", { for: headed.id }, "The first row names the columns")),
    fields,
    order.element,
    reading,
    mode.element,
  );
  guess();
  return {
    element,
    ready() {
      const chosen = mode.value();
      return events && events.rows.length > 0 && chosen ? { events, mode: chosen } : undefined;
    },
  };
}

function previewOf({ rows }: ReadEvents): HTMLElement {
  const shown = rows.slice(0, PREVIEW_ROWS);
  const title = shown.length === 0 ? "No row can be read" : `The first ${shown.length} as they will be read`;
  return el(
    "section",
    { "aria-label": "Preview" },
    el("h3", {}, title),
    el(
      "ol",
      { class: "bought" },
      ...shown.map(([developer, stage, time, segment]) =>
        el(
          "li",
          {},
          el("b", {}, typed(developer)),
          el("p", {}, typed([stage, time, segment].filter(Boolean).join(" · "))),
        ),
      ),
    ),
  );
}

function faultsOf({ rows, bad, listed, others, otherNames }: ReadEvents): HTMLElement[] {
  const reasons = (Object.keys(REASONS) as (keyof typeof REASONS)[]).filter((reason) => bad[reason]);
  const left = reasons.reduce((sum, reason) => sum + bad[reason]!, 0);
  return [
    el(
      "p",
      { role: "status" },
      `${grouped(rows.length)} ${rows.length === 1 ? "row" : "rows"} can be imported, ${left === 0 ? "none is" : `${grouped(left)} ${left === 1 ? "is" : "are"}`} left out.`,
    ),
    ...(left === 0
      ? []
      : [
          el(
            "details",
            {},
            el("summary", {}, "What is left out"),
            el(
              "ul",
              { class: "changes" },
              ...reasons.map((reason) => el("li", {}, `${REASONS[reason]}: ${grouped(bad[reason]!)}`)),
            ),
            el("p", { class: "quiet" }, left > listed.length ? `The first ${listed.length}:` : "All of them:"),
            el(
              "ul",
              { class: "changes" },
              ...listed.map(({ line, reason, text }) =>
                el(
                  "li",
                  {},
                  `Line ${grouped(line)}: ${REASONS[reason]}`,
                  text !== "" && ", ",
                  text !== "" && typed(text),
                ),
              ),
            ),
          ),
        ]),
    ...(others === 0
      ? []
      : [
          el(
            "details",
            {},
            el("summary", {}, `${grouped(others)} other events`),
            el(
              "p",
              { class: "quiet" },
              "They name no stage of this plan (Settings). They are imported, and the funnel passes over them. The most frequent:",
            ),
            el("ul", { class: "changes" }, ...otherNames.map((name) => el("li", {}, typed(name)))),
          ),
        ]),
  ];
}

export const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ",");
