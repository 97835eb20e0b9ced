import { expect } from "vitest";
import { isError } from "../../src/cells";
import type {
  AddedActivity,
  AddedPath,
  AgreementForm,
  Answer,
  ImportForm,
  PlanSuggestion,
  RivalForm,
  StopwatchForm,
  TierForm,
} from "../../src/commands/server";
import { CRITERIA } from "../../src/domain/criteria";
import { RIVAL_CRITERIA } from "../../src/domain/rivals";
import { STEPS } from "../../src/domain/stopwatch";
import type { TabKey } from "../../src/tabs/define";
import { tabOf } from "../../src/tabs/index";
import { asKept } from "../hostile";
import { cell, type Plan, script, valuesOf } from "../plan";

/** Cells that got hostile text, and what they must hold. */
export type Written = readonly (readonly [address: string, text: string])[];

const BLANK: Answer = { score: null, evidence: "", owner: "", rater: "", scoredOn: "" };
const PROMISE = { change: "", changeBy: "", stopRule: "" };
const MEETUP = "Hosted meetup evening, about 40 people";

export const serve = <Reply>(plan: Plan, name: string, request?: unknown) =>
  plan.host.serve(name, request === undefined ? [] : [request]) as Promise<Reply>;
/** Cells of one row, by column; rows count from below the header. */
const inRow = (tab: TabKey, row: number, texts: Readonly<Record<string, string>>): Written =>
  Object.entries(texts).map(([column, text]) => [cell(tab, column, row), text]);
/** The same where rows count from the top of the sheet. */
const inSheetRow = (tab: TabKey, row: number, texts: Readonly<Record<string, string>>): Written =>
  inRow(tab, row - tabOf(tab).headerRow, texts);
/** Names lose the spaces around them. */
const trimmed = (text: string) => asKept(text).trim();
/** Stages and periods have short names. */
const short = (text: string) => text.slice(0, 100);
/** Names that read as an error are refused by the form, and by the verdicts where somebody types them. */
const named = (text: string) => (isError(text.trim()) ? `no ${text.trim()}` : text);

let made = 0;
export const newId = () => `hostile-${++made}-of-a-test`;

async function answer(
  plan: Plan,
  criterion: string,
  rating: "first" | "second",
  parts: Partial<Answer>,
): Promise<void> {
  const { tier } = CRITERIA.find(({ id }) => id === criterion)!;
  const form = await serve<TierForm>(plan, "readTier", { tier, rating });
  const { answer: seen } = form.criteria.find(({ id }) => id === criterion)!;
  const { scoredOn: _, ...whole } = { ...BLANK, ...parts };
  expect(await serve(plan, "saveAnswer", { criterion, rating, answer: whole, seen })).toMatchObject({ saved: true });
}

const rowOfCriterion = (criterion: string) => 1 + CRITERIA.findIndex(({ id }) => id === criterion);

interface Path {
  readonly path: string;
  /** How many texts one call carries, and how many calls a quick run makes. */
  readonly texts: number;
  readonly calls: number;
  write(plan: Plan, texts: readonly string[], call: number): Promise<Written>;
}

export const PATHS: readonly Path[] = [
  // First: it suggests a plan, which takes 200 activities at most, and in a soak the paths below add more.
  {
    path: "names and tags of rows that a change empties and undo brings back",
    texts: 20,
    calls: 1,
    async write(plan, texts) {
      // A second row of a name has another id, so the names of earlier calls are left out.
      const taken = new Set(valuesOf(plan.host, "Budget").map(([activity]) => activity));
      const all = new Set(texts.slice(0, texts.length / 2).map((text) => named(trimmed(text))));
      const names = [...all].filter((name) => !taken.has(name));
      const first = await newRows(plan, names.length);
      const rows = names.map((name, index) => ({ name, tag: texts[index + texts.length / 2]!, row: first + index }));
      for (const { name, tag, row } of rows) {
        plan.host.type(cell("budget", "activity", row), `'${name}`);
        plan.host.type(cell("budget", "tag", row), `'${tag}`);
      }
      const request = { budget: 0, values: {}, only: "budget", shares: { lean: 0.6, stretch: 1.4 } };
      const { seen } = await serve<PlanSuggestion>(plan, "suggestPlan", request);
      const changes = rows.map(({ name }) => ({ kind: "planned", id: name, to: 0 }));
      const id = newId();
      await serve(plan, "applyPlan", { id, changes, seen });
      expect(rows.map(({ row }) => plan.host.value(cell("budget", "tag", row)))).toEqual(rows.map(() => ""));
      await serve(plan, "undoLast", { id });
      return rows.flatMap(({ name, tag, row }) => inRow("budget", row, { activity: name, tag: asKept(tag) }));
    },
  },
  {
    path: "the note of a snapshot",
    texts: 1,
    calls: 1,
    async write(plan, [note]) {
      const id = newId();
      await serve(plan, "takeSnapshot", { id, note, startAudit: false });
      return [[cell("history", "note", await firstRowOf(plan, id)), trimmed(note!)]];
    },
  },
  {
    path: "evidence, owner and rater of the audit",
    texts: 3,
    calls: 15,
    async write(plan, [evidence, owner, rater], call) {
      const { id } = CRITERIA[call % CRITERIA.length]!;
      await answer(plan, id, "first", { score: 1, evidence: evidence!, owner: owner!, rater: rater! });
      return inRow("audit", rowOfCriterion(id), {
        evidence: asKept(evidence!),
        owner: asKept(owner!),
        rater: asKept(rater!),
      });
    },
  },
  {
    path: "evidence and name of the second rater",
    texts: 2,
    calls: 10,
    async write(plan, [evidence, rater], call) {
      const { id } = CRITERIA[call % CRITERIA.length]!;
      await answer(plan, id, "second", { score: 3, evidence: evidence!, rater: rater! });
      return inRow("raters", rowOfCriterion(id), { evidence: asKept(evidence!), rater: asKept(rater!) });
    },
  },
  {
    path: "evidence and names of what two raters settled",
    texts: 2,
    calls: 5,
    async write(plan, [evidence, rater], call) {
      const { id } = CRITERIA[(call + 20) % CRITERIA.length]!;
      await answer(plan, id, "first", { score: 1 });
      await answer(plan, id, "second", { score: 3 });
      const { disputed } = await serve<AgreementForm>(plan, "readAgreement");
      const { first, second } = disputed.find((each) => each.id === id)!;
      await serve(plan, "settleDispute", { criterion: id, score: 2, evidence, rater, first, second });
      const row = rowOfCriterion(id);
      return [
        ...inRow("audit", row, { evidence: asKept(evidence!), owner: "", rater: asKept(rater!) }),
        // The two scores of this very path were given without words.
        ...inRow("raters", row, { evidence: "", rater: "" }),
      ];
    },
  },
  {
    path: "product, tester and notes of a stopwatch run",
    texts: 3,
    calls: 10,
    async write(plan, [product, tester, notes]) {
      const form = await serve<StopwatchForm>(plan, "saveRun", {
        id: newId(),
        ...{ product, tester, notes, finished: true },
        seconds: Object.fromEntries(STEPS.map(({ id }) => [id, 60])),
        ...{ signUpSteps: 2, credentialSteps: 3, signUpHuman: false, credentialHuman: false },
      });
      const { row } = form.runs[0]!;
      return inSheetRow("runs", row, { product: trimmed(product!), tester: trimmed(tester!), notes: asKept(notes!) });
    },
  },
  {
    path: "a rival's name",
    texts: 1,
    calls: 10,
    async write(plan, [name], call) {
      const rival = 1 + (call % 3);
      const { names } = await serve<RivalForm>(plan, "readRivals");
      await serve(plan, "saveRivalName", { rival, name, seen: names[rival - 1] });
      return [[await nameCell(plan, "Groundwork_rivals", rival), trimmed(name!)]];
    },
  },
  {
    path: "what was seen of a rival",
    texts: 1,
    calls: 10,
    async write(plan, [evidence], call) {
      const form = await serve<RivalForm>(plan, "readRivals");
      const { id, rivals } = form.criteria[call % RIVAL_CRITERIA.length]!;
      await serve(plan, "saveRivalAnswer", { rival: 2, criterion: id, score: 1, evidence, seen: rivals[1] });
      return [[cell("rivals", "evidence2", 1 + (call % RIVAL_CRITERIA.length)), asKept(evidence!)]];
    },
  },
  {
    path: "name, owner and stages of an activity of one's own",
    texts: 3,
    calls: 10,
    async write(plan, texts) {
      const owner = texts[1]!;
      const [activity, stage] = [named(texts[0]!), named(short(texts[2]!).replace(/,/g, " "))];
      const own = { tier: "Education", stages: [stage], low: 1, expected: 2, high: 3, hours: 4 };
      const { row } = await serve<AddedActivity>(plan, "addActivity", {
        id: newId(),
        ...{ activity, own, owner, quantity: 1, quarter: "", running: false, listeningTrip: false },
      });
      return inSheetRow("budget", row, {
        activity: trimmed(activity),
        owner: trimmed(owner),
        stages: trimmed(stage),
      });
    },
  },
  {
    path: "the promise of a path back from a dream",
    texts: 2,
    calls: 5,
    async write(plan, [change, stopRule]) {
      const promise = { ...PROMISE, change, stopRule };
      const path = { id: newId(), activities: [MEETUP], pilot: MEETUP, promise };
      const { rows } = await serve<AddedPath>(plan, "addPath", path);
      return promiseIn(rows[0]!, change!, stopRule!);
    },
  },
  {
    path: "the promise of what helps where developers are stuck",
    texts: 2,
    calls: 5,
    async write(plan, [change, stopRule]) {
      const promise = { ...PROMISE, change, stopRule };
      const { row } = await serve<AddedActivity>(plan, "addRemedy", { id: newId(), activity: "Webinar", promise });
      return promiseIn(row, change!, stopRule!);
    },
  },
  {
    path: "developers, stages and segments of an imported file",
    texts: 900,
    calls: 1,
    async write(plan, texts) {
      const id = newId();
      const rows = Array.from({ length: texts.length / 3 }, (_, index) => {
        const [developer, stage, segment] = texts.slice(index * 3);
        return [developer!, stage!, "2026-03-04", segment!] as const;
      });
      await serve(plan, "beginImport", { id, mode: "replace", rows: rows.length });
      await serve(plan, "importEvents", { id, part: 0, rows });
      await serve(plan, "finishImport", { id });
      return rows.flatMap(([developer, stage, , segment], index) =>
        inRow("events", index + 1, {
          developer: asKept(developer),
          stage: asKept(stage),
          segment: asKept(segment),
        }),
      );
    },
  },
  {
    path: "names of the periods of imported counts",
    texts: 12,
    calls: 2,
    async write(plan, texts) {
      const { periods } = await serve<ImportForm>(plan, "readImport");
      const named = periods.slice(0, texts.length).map(({ key, name, counts }, index) => {
        const counted = counts.map(() => index);
        return { key, name: short(texts[index]!), counts: counted, seen: counts, seenName: name };
      });
      await serve(plan, "importCounts", { id: newId(), periods: named });
      return named.map(({ key, name }) => [cell("funnel", key, 0), trimmed(name)] as const);
    },
  },
];

function promiseIn(row: number, change: string, stopRule: string): Written {
  return inSheetRow("budget", row, { change: trimmed(change), stopRule: trimmed(stopRule) });
}

/** The address of the cell of a name, the `row`th of several. */
async function nameCell(plan: Plan, name: string, row = 1): Promise<string> {
  const address = await script(
    plan.host,
    (app, word) => {
      const range = app.getActiveSpreadsheet().getRangeByName(word)!;
      return [range.getSheet().getName(), range.getColumn(), range.getRow()];
    },
    name,
  );
  const [tab, column, first] = address as [string, number, number];
  return `${tab}!${String.fromCharCode(64 + column)}${first + row - 1}`;
}

async function firstRowOf(plan: Plan, snapshot: string): Promise<number> {
  for (let row = 1; ; row += 1) if (plan.host.value(cell("history", "snapshot", row)) === snapshot) return row;
}

/** Rows that somebody adds at the end of the Budget, without the formulas of ours; counted from its header. */
async function newRows(plan: Plan, count: number): Promise<number> {
  const last = await script(
    plan.host,
    (app, word) => {
      const sheet = app.getActiveSpreadsheet().getSheetByName("Budget")!;
      const rows = sheet.getMaxRows();
      sheet.insertRowsAfter(rows, Number(word));
      return rows;
    },
    String(count),
  );
  return Number(last) + 1 - tabOf("budget").headerRow;
}
