import type { KpiFact, MoneyView, ProgramView, StageFact, TierView } from "../../commands/server";
import { shareWords } from "../audit/wording";
import { el, spoken, typed } from "../dom";
import { amountWords } from "../money";

/** A program at a time, under the words for that time. */
export interface ShownMoment {
  readonly label: string;
  readonly view: ProgramView;
}

/** A line of a table: what it is about, and what it says of each time. */
interface Line {
  readonly name: string;
  readonly values: readonly (readonly (Node | string)[])[];
}

interface Group {
  readonly title: (moments: readonly ShownMoment[]) => string;
  readonly lines: (views: readonly ProgramView[]) => Line[];
}

const GROUPS: Readonly<Record<string, Group>> = {
  tiers: { title: () => "Tiers", lines: tierLines },
  money: { title: (moments) => titleWith("Expected cost", moments), lines: moneyLines },
  verdicts: { title: (moments) => titleWith("Expected cost by verdict", moments), lines: verdictLines },
  kpis: { title: () => "Steering KPIs", lines: kpiLines },
  stages: { title: () => "Funnel, developers", lines: stageLines },
};

export interface Beside {
  readonly elements: readonly HTMLElement[];
  /** One time, or two side by side, the earlier one first. */
  show(moments: readonly ShownMoment[]): void;
}

/** A table for each part of a program; those that a person closed stay closed while time goes on. */
export function createBeside(): Beside {
  const parts = Object.values(GROUPS).map((group) => {
    const summary = el("summary");
    const body = el("div");
    return { group, summary, body, element: el("details", { open: true }, summary, body) };
  });
  return {
    elements: parts.map(({ element }) => element),
    show(moments) {
      for (const { group, summary, body, element } of parts) {
        const lines = group.lines(moments.map(({ view }) => view));
        const title = group.title(moments);
        element.hidden = lines.length === 0;
        summary.textContent = title;
        body.replaceChildren(tableOf(title, moments, lines));
      }
    },
  };
}

function tableOf(title: string, moments: readonly ShownMoment[], lines: readonly Line[]): HTMLElement {
  const heads = moments.map(({ label }) => el("th", { role: "columnheader", scope: "col" }, label));
  const rows = lines.map(({ name, values }) =>
    el(
      "tr",
      { role: "row" },
      el("th", { role: "rowheader", scope: "row" }, typed(name)),
      ...values.map((value, index) => {
        const label = moments[index]!.label;
        return el("td", { role: "cell", "data-label": label, class: isNew(values, index) && "changed" }, ...value);
      }),
    ),
  );
  const corner = el("th", { role: "columnheader", scope: "col" }, spoken("What"));
  return el(
    "table",
    { role: "table", class: "tier-table beside" },
    el("caption", { class: "spoken" }, title),
    el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, corner, ...heads)),
    el("tbody", { role: "rowgroup" }, ...rows),
  );
}

/** Whether a value is another one than before: bold, so that the eye finds it; what changed also stands in sentences. */
function isNew(values: Line["values"], index: number): boolean {
  const textOf = (value: Line["values"][number]) =>
    value.map((piece) => (typeof piece === "string" ? piece : piece.textContent)).join(" ");
  return index > 0 && textOf(values[index]!) !== textOf(values[index - 1]!);
}

/** The currency stands once, above the amounts; where it changed, the newer one with both would mislead, so none does. */
function titleWith(title: string, moments: readonly ShownMoment[]): string {
  const currencies = [...new Set(moments.flatMap(({ view }) => (view.money ? [view.money.currency] : [])))];
  return currencies.length === 0 || currencies.includes("") ? title : `${title} in ${currencies.join(", then ")}`;
}

const unknown = (): Node[] => [spoken("not known"), el("span", { "aria-hidden": "true" }, "–")];
const amount = (value: number | null | undefined): (Node | string)[] =>
  value === null || value === undefined ? unknown() : [amountWords(value)];

/** Names of both times, each once, those of the later time first. */
function namesOf<Fact extends { readonly name: string }>(lists: readonly (readonly Fact[])[]): string[] {
  return [...new Set([...lists].reverse().flatMap((list) => list.map(({ name }) => name)))];
}

function linesByName<Fact extends { readonly name: string }>(
  lists: readonly (readonly Fact[])[],
  words: (fact: Fact | undefined) => (Node | string)[],
): Line[] {
  return namesOf(lists).map((name) => ({
    name,
    values: lists.map((list) => words(list.find((fact) => fact.name === name))),
  }));
}

function tierLines(views: readonly ProgramView[]): Line[] {
  return linesByName(
    views.map(({ tiers }) => tiers),
    (tier) => (tier ? [...scoreOf(tier), el("span", { class: "quiet line" }, gatesOf(tier))] : unknown()),
  );
}

const scoreOf = ({ score }: TierView): (Node | string)[] => (score === null ? unknown() : [shareWords(score)]);
const gatesOf = ({ gates, gatesPassed, status }: TierView): string =>
  gates === 0 ? status : `${gatesPassed} of ${gates} gates`;

/** Amounts of the whole plan below those of its tiers. */
const AMOUNTS: readonly (readonly [string, keyof Omit<MoneyView, "currency" | "verdicts">])[] = [
  ["All of the Budget", "expected"],
  ["Agreed plan", "plan"],
  ["Forecast", "forecast"],
  ["Committed", "committed"],
  ["Paid", "actual"],
];

function moneyLines(views: readonly ProgramView[]): Line[] {
  if (views.every(({ money }) => money === null)) return [];
  const planned = linesByName(
    views.map(({ tiers }) => tiers),
    (tier) => amount(tier?.planned),
  );
  const sums = AMOUNTS.map(([name, key]) => ({ name, values: views.map(({ money }) => amount(money?.[key])) }));
  return [...planned, ...sums];
}

function verdictLines(views: readonly ProgramView[]): Line[] {
  const verdicts = views.map(({ money }) => money?.verdicts.map((line) => ({ ...line, name: line.verdict })) ?? []);
  const isKnown = (index: number) => views[index]!.money !== null;
  return namesOf(verdicts).map((name) => ({
    name,
    values: verdicts.map((list, index) => {
      const line = list.find((each) => each.name === name);
      if (!line) return isKnown(index) ? ["0"] : unknown();
      const count = line.activities === 1 ? "1 activity" : `${line.activities} activities`;
      return [amountWords(line.expected), el("span", { class: "quiet line" }, count)];
    }),
  }));
}

const number = (value: number): string =>
  new Intl.NumberFormat(undefined, { maximumSignificantDigits: value >= 100 ? 15 : 3 }).format(value);

function kpiLines(views: readonly ProgramView[]): Line[] {
  return linesByName(
    views.map(({ kpis }) => kpis),
    (kpi) => (kpi ? kpiWords(kpi) : unknown()),
  );
}

function kpiWords({ latest, target, unit }: KpiFact): (Node | string)[] {
  const withUnit = (value: number) => (unit === "%" ? `${number(value)}%` : `${number(value)} ${unit}`.trim());
  const goal = target === null ? [] : [el("span", { class: "quiet line" }, `target ${number(target)}`)];
  return [...(latest === null ? unknown() : [typed(withUnit(latest))]), ...goal];
}

function stageLines(views: readonly ProgramView[]): Line[] {
  return linesByName(
    views.map(({ stages }) => stages),
    (stage) => (stage ? stageWords(stage) : unknown()),
  );
}

function stageWords({ developers, period }: StageFact): (Node | string)[] {
  const of = period === "" || developers === null ? [] : [el("span", { class: "quiet line" }, typed(period))];
  return [...(developers === null ? unknown() : [number(developers)]), ...of];
}
