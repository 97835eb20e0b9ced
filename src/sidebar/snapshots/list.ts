import type { Snapshot } from "../../commands/server";
import { button, el, fill, spoken, typed } from "../dom";
import { notice } from "../load";
import { momentWords, scoreCount } from "./wording";

export interface SnapshotList {
  readonly element: HTMLElement;
  show(snapshots: readonly Snapshot[]): void;
}

/** The snapshots that are kept, newest first. */
export function createSnapshotList(showInSheet: (snapshot: Snapshot) => void): SnapshotList {
  const content = el("div");
  return {
    element: el("section", { class: "panel", "aria-label": "Snapshots" }, el("h2", {}, "Kept so far"), content),
    show(snapshots) {
      fill(content, snapshots.length === 0 ? emptyNotice() : el("ul", { class: "tiers" }, ...snapshots.map(line)));
    },
  };

  function line(snapshot: Snapshot): HTMLElement {
    const show = button("Show in sheet", () => showInSheet(snapshot));
    show.append(spoken(` snapshot of ${momentWords(snapshot)}`));
    return el(
      "li",
      { class: "pair" },
      el(
        "div",
        {},
        el("b", {}, momentWords(snapshot)),
        snapshot.note !== "" && el("p", {}, typed(snapshot.note)),
        el("p", { class: "quiet" }, scoreCount(snapshot.answered)),
      ),
      show,
    );
  }
}

function emptyNotice(): HTMLElement {
  return notice("No snapshot yet", [
    "A snapshot keeps the scores, verdicts, money, KPIs and funnel of a day. Later this page says what changed since, and what it cost.",
  ]);
}
