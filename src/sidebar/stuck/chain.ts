import type { StuckCell, StuckChain, StuckPart } from "../../commands/server";
import { button, el, typed } from "../dom";
import { showTab } from "../elsewhere";
import type { Footer } from "../footer";
import type { Undo } from "../undo";
import { createWork } from "./work";

export interface Page {
  readonly footer: Footer;
  readonly undo: Undo;
  goTo(cell: StuckCell): void;
  /** Reads everything again. */
  open(): void;
}

/** One way from a KPI to what would help it: the sentence, then what to do in its order. */
export function createChain(chain: StuckChain, page: Page): HTMLElement {
  const { stage, sentence, work, hidden, toFunnel, steers } = chain;
  const showFunnel = () => showTab(page.footer, { tab: "funnel" }, "The Funnel is shown.");
  return el(
    "div",
    { class: "stuck" },
    el("h2", { tabindex: -1 }, "Stuck at ", typed(stage === "" ? "a stage without a name" : stage)),
    el("p", { class: "sentence" }, ...sentence.map((part) => partOf(part, page))),
    !steers && el("p", { class: "quiet" }, "This KPI is only watched: none that steers is further behind."),
    hidden > 0 && el("p", { class: "quiet" }, hiddenWords(hidden)),
    toFunnel && el("div", { class: "actions" }, button("Show the Funnel", showFunnel)),
    work.length > 0 &&
      el(
        "section",
        { class: "panel", "aria-label": "What to do" },
        el("h3", {}, work.length > 1 ? "What to do, in this order" : "What to do"),
        el("ol", { class: "path" }, ...work.map((each) => createWork(each, page))),
        el("p", { class: "quiet" }, "Costs, weeks and what an activity lifts are estimates of the Catalogue."),
      ),
  );
}

/** A name in the sentence leads to its cell. */
function partOf({ text, cell }: StuckPart, { goTo }: Page): Node {
  if (!cell) return typed(text);
  return el("button", { type: "button", class: "link", on: { click: () => goTo(cell) } }, typed(text));
}

function hiddenWords(hidden: number): string {
  const criteria = hidden === 1 ? "1 criterion of this stage is" : `${hidden} criteria of this stage are`;
  return `${criteria} not assessed: a weaker one may hide there.`;
}
