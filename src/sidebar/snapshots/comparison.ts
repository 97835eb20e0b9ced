import type { ScoreChange, Snapshot, SnapshotComparison, TierStanding } from "../../commands/server";
import { statusChip } from "../audit/standing";
import { shareWords } from "../audit/wording";
import { button, el, spoken, typed } from "../dom";
import { createStory } from "./story";
import { changeSentence, KINDS_OF_CHANGE, type KindOfChange } from "./wording";

type ShowInTab = (row: number) => void;
type Piece = Node | string;

/** What became of the audit from one time to another: in a sentence, by tier, then by criterion. */
export function createComparison(
  { tiers, changes, unchanged, sentences, cost }: SnapshotComparison,
  from: Snapshot,
  to: Snapshot | undefined,
  showInTab: ShowInTab,
): HTMLElement[] {
  const lists = KINDS_OF_CHANGE.flatMap((kind) => {
    const own = changes.filter((change) => change.kind === kind.kind);
    return own.length > 0 ? [changeList(kind, own, showInTab)] : [];
  });
  return [
    el("h3", { tabindex: -1, id: "compared" }, changeSentence(changes, from, to)),
    el("p", { class: "quiet" }, `${unchanged} ${unchanged === 1 ? "criterion" : "criteria"} unchanged.`),
    ...createStory("compared", sentences, cost),
    tierTable(tiers),
    ...lists,
  ];
}

const COLUMNS: readonly { readonly title: string; readonly cell: (standing: TierStanding) => Piece[] }[] = [
  { title: "Score", cell: ({ score }) => (score === null ? noScore() : [shareWords(score)]) },
  { title: "Status", cell: ({ status }) => [statusChip(status)] },
  { title: "Gates", cell: ({ gates, gatesPassed }) => (gates === 0 ? ["none"] : [`${gatesPassed} of ${gates}`]) },
];

const noScore = (): Piece[] => [spoken("no score"), el("span", { "aria-hidden": "true" }, "–")];

/** Narrow, its cells stand below each other; the roles keep it a table for screen readers all the same. */
function tierTable(tiers: SnapshotComparison["tiers"]): HTMLElement {
  const head = ["Tier", ...COLUMNS.map(({ title }) => title)].map((title) =>
    el("th", { role: "columnheader", scope: "col" }, title),
  );
  const rows = tiers.map(({ name, from, to }) =>
    el(
      "tr",
      { role: "row" },
      el("th", { role: "rowheader", scope: "row" }, typed(name)),
      ...COLUMNS.map(({ title, cell }) =>
        el("td", { role: "cell", "data-label": title }, ...turned(cell(from), cell(to))),
      ),
    ),
  );
  return el(
    "table",
    { role: "table", class: "tier-table" },
    el("caption", { class: "spoken" }, "The tiers at both times"),
    el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, ...head)),
    el("tbody", { role: "rowgroup" }, ...rows),
  );
}

/** "3 of 10 → 5 of 10", or once what stayed as it was. */
function turned(from: readonly Piece[], to: readonly Piece[]): readonly Piece[] {
  const textOf = (pieces: readonly Piece[]) =>
    pieces.map((piece) => (typeof piece === "string" ? piece : piece.textContent));
  return textOf(from).join() === textOf(to).join() ? to : [...from, " → ", ...to];
}

function changeList(kind: KindOfChange, changes: readonly ScoreChange[], showInTab: ShowInTab): HTMLElement {
  const id = `changes-${kind.kind.replace(/ /g, "-")}`;
  return el(
    "section",
    { "aria-labelledby": id },
    el("h3", { id }, `${kind.title} (${changes.length})`),
    el("ul", { class: "jump" }, ...changes.map((change) => el("li", {}, changeLine(kind, change, showInTab)))),
  );
}

function changeLine(kind: KindOfChange, change: ScoreChange, showInTab: ShowInTab): HTMLElement {
  const { id, name, row } = change;
  const words = [el("span", {}, el("span", { class: "whole" }, id), " ", typed(name), `: ${kind.scores(change)}`)];
  if (row === 0) return el("p", { class: "no-row" }, ...words);
  const show = button("", () => showInTab(row));
  show.append(...words, spoken(" (show in the Audit tab)"));
  return show;
}
