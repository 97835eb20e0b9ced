import type { Snapshot, SnapshotComparison, SnapshotForm } from "../../commands/server";
import { button, el, fill } from "../dom";
import { NO_ANSWER } from "../server";
import { createComparison } from "./comparison";
import { momentWords } from "./wording";

const NOW = "now";
/** A select cannot wrap, so a long note is cut; the list has it in full. */
const LONGEST_LABEL = 60;

interface ComparingActions {
  readonly send: (request: { from: string; to: string }, late: () => void) => Promise<SnapshotComparison>;
  showInTab(row: number): void;
}

export interface Comparing {
  readonly element: HTMLElement;
  show(form: SnapshotForm): void;
}

/** Compares a snapshot with a later one or with now; an earlier one cannot be chosen to compare with. */
export function createComparing({ send, showInTab }: ComparingActions): Comparing {
  const from = el("select", { id: "from", on: { change: changeFrom } });
  const to = el("select", { id: "to", on: { change: forget } });
  const compare = button("Compare", ask);
  const result = el("div", { class: "comparison" });
  const waiting = el("p", { class: "waiting", role: "status" });
  let snapshots: readonly Snapshot[] = [];
  let latest = 0;

  function changeFrom(): void {
    offerLater();
    forget();
  }

  function offerLater(): void {
    const position = snapshots.findIndex(({ id }) => id === from.value);
    const chosen = to.value;
    const later = snapshots.slice(0, position);
    fill(to, el("option", { value: NOW }, "Now"), ...later.map(optionOf));
    to.value = later.some(({ id }) => id === chosen) ? chosen : NOW;
  }

  /** A result that does not belong to what is chosen would be misread. */
  function forget(): void {
    latest++;
    waiting.textContent = "";
    fill(result);
  }

  function ask(): void {
    const call = ++latest;
    const earlier = snapshots.find(({ id }) => id === from.value);
    if (!earlier) return;
    const later = snapshots.find(({ id }) => id === to.value);
    const isCurrent = () => call === latest;
    const fail = (message: string) => {
      if (!isCurrent()) return;
      waiting.textContent = `Not compared: ${message}`;
      fill(result, el("div", { class: "actions" }, button("Try again", ask)));
    };
    fill(result);
    waiting.textContent = "Comparing…";
    send({ from: earlier.id, to: later?.id ?? NOW }, () => fail(NO_ANSWER)).then(
      (comparison) => {
        if (!isCurrent()) return;
        waiting.textContent = "";
        fill(result, ...createComparison(comparison, earlier, later, showInTab));
        result.querySelector("h3")?.focus();
      },
      ({ message }: Error) => fail(message),
    );
  }

  const element = el(
    "section",
    { class: "panel", "aria-label": "Compare" },
    el("h2", {}, "Compare"),
    el("div", { class: "field" }, el("label", { for: from.id }, "From"), from),
    el("div", { class: "field" }, el("label", { for: to.id }, "To"), to),
    el("div", { class: "actions settle" }, compare),
    waiting,
    result,
  );
  return {
    element,
    show(form) {
      const chosen = from.value;
      const hadThis = form.snapshots.some(({ id }) => id === chosen);
      snapshots = form.snapshots;
      element.hidden = snapshots.length === 0;
      fill(from, ...snapshots.map(optionOf));
      // What was compared stays true when a snapshot is taken afterwards.
      if (hadThis) from.value = chosen;
      offerLater();
    },
  };
}

function optionOf(snapshot: Snapshot): HTMLElement {
  const label = [...[momentWords(snapshot), snapshot.note].filter(Boolean).join(" · ")];
  const text = label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1).join("")}…` : label.join("");
  return el("option", { value: snapshot.id }, text);
}
