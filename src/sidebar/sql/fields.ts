import type { SqlField, SqlForm, SqlQuestion, SqlRequest, TimeKind } from "../../commands/server";
import { el } from "../dom";
import { keep, readKept } from "../kept";
import { createTextField, type TextField } from "../textField";
import { plainDigits } from "../whole";

/** What the page remembers until the browser tab is closed. */
const KEPT = "sql-for-this-funnel";

const QUESTIONS: readonly (readonly [SqlQuestion, string])[] = [
  ["counts", "How many reach each stage"],
  ["times", "How long they take, in days"],
  ["segments", "The funnel of each segment"],
];

const TIME_KINDS: readonly (readonly [TimeKind, string])[] = [
  ["timestamp", "dates or timestamps"],
  ["microseconds", "microseconds, as Google Analytics exports"],
  ["milliseconds", "milliseconds since 1970"],
  ["seconds", "seconds since 1970"],
];

type Name = Exclude<SqlField, "stages" | "window">;

/** Fields for one line of text: label, hint, and what stands there at first. */
const NAMES: Readonly<Record<Name, readonly [label: string, hint: string, first: string]>> = {
  table: ["Table", "In BigQuery: project.dataset.table. A * at the end takes all tables that begin so.", ""],
  id: ["Column of the developer id", "Who did it.", "user_id"],
  stage: ["Column of the stage", "What was done. Stages match whatever their case.", "event_name"],
  time: ["Column of the time", "When it was done.", "event_timestamp"],
  segment: ["Column of the segment", "What tells developers apart, such as a country.", "country"],
};

type Text = Readonly<Record<SqlField, string>>;

interface Kept extends Text {
  readonly question: SqlQuestion;
  readonly timeKind: TimeKind;
}

export interface Fields {
  readonly elements: readonly HTMLElement[];
  /** What is asked for; undefined while the window is no number. */
  request(): SqlRequest | undefined;
  /** Shows problems at their fields: those that a person has been to, or all. */
  show(problems: readonly { readonly field: SqlField; readonly message: string }[], all?: boolean): void;
  focus(field: SqlField): void;
}

/** "30", "0.5" or "0,5"; null when empty, not a number when it is none. */
function readDays(text: string): number | null {
  const plain = plainDigits(text).trim().replace(",", ".");
  if (plain === "") return null;
  return /^\d*\.?\d+$|^\d+\.$/.test(plain) ? Number(plain) : Number.NaN;
}

export function createFields(form: SqlForm, changed: () => void): Fields {
  const kept = (readKept(KEPT) ?? {}) as Partial<Kept>;
  const texts: Partial<Record<SqlField, TextField>> = {};
  const visited = new Set<SqlField>();
  const start = (field: SqlField, first: string) => (typeof kept[field] === "string" ? kept[field] : first);

  function text(id: SqlField, label: string, hint: string, first: string, isLong = false): HTMLElement {
    const field = createTextField({ id, label, hint, isLong, value: start(id, first), typed: () => visit(id) });
    field.element.addEventListener("focusout", () => visited.add(id));
    texts[id] = field;
    return field.element;
  }

  function visit(id: SqlField): void {
    visited.add(id);
    change();
  }

  function change(): void {
    segment.hidden = question.value !== "segments";
    keep(KEPT, { ...read(), question: question.value, timeKind: timeKind.value });
    changed();
  }

  const read = () =>
    Object.fromEntries(Object.entries(texts).map(([id, field]) => [id, field.read()])) as Record<SqlField, string>;

  const question = select("question", QUESTIONS, kept.question, change);
  const timeKind = select("time-kind", TIME_KINDS, kept.timeKind, change);
  const name = (id: Name) => text(id, ...NAMES[id]);
  const segment = name("segment");
  const days = form.window === null ? "" : String(form.window);
  const stages = text("stages", "Stages", "One a line, first stage first.", form.stages.join("\n"), true);
  const window = text("window", "Window in days", "From entering on, the edge included. Empty: no limit.", days);
  segment.hidden = question.value !== "segments";

  return {
    elements: [
      labelled("Question", question),
      name("table"),
      name("id"),
      name("stage"),
      name("time"),
      labelled("Its times are", timeKind),
      segment,
      stages,
      window,
    ],
    request() {
      const { stages, window, ...rest } = read();
      const limit = readDays(window);
      if (Number.isNaN(limit)) return undefined;
      return {
        ...rest,
        question: question.value as SqlQuestion, // One of its options.
        timeKind: timeKind.value as TimeKind,
        // A blank line between two names is no stage.
        stages: stages.split("\n").filter((name) => name.trim() !== ""),
        window: limit,
      };
    },
    show(problems, all = false) {
      for (const [id, field] of Object.entries(texts) as [SqlField, TextField][]) {
        const problem = problems.find((one) => one.field === id);
        field.showError(problem && (all || visited.has(id)) ? problem.message : "");
      }
    },
    focus: (field) => texts[field]?.focus(),
  };
}

function select<Value extends string>(
  id: string,
  options: readonly (readonly [Value, string])[],
  chosen: Value | undefined,
  change: () => void,
): HTMLSelectElement {
  const element = el(
    "select",
    { id, on: { change } },
    ...options.map(([value, label]) => el("option", { value, selected: value === chosen }, label)),
  );
  return element;
}

const labelled = (label: string, control: HTMLElement) =>
  el("div", { class: "field" }, el("label", { for: control.id }, label), control);
