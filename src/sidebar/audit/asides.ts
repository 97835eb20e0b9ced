import { button, el, fill } from "../dom";
import type { Pending } from "./answers";
import { type Answered, differences, type Lines } from "./differences";

export interface AsideActions {
  keepTheirs(): void;
  keepMine(): void;
  useKept(): void;
  dropKept(): void;
}

export interface Asides {
  readonly element: HTMLElement;
  refresh(): void;
  focus(): void;
}

/** What has to be decided before an answer is whole: theirs or mine, and what was not saved last time. */
export function createAsides(entry: Pending<Answered, Answered>, actions: AsideActions): Asides {
  const element = el("div", { class: "asides" });
  const versions = el("div", { class: "versions" });
  let question: "" | "conflict" | "kept" = "";

  function ask(): void {
    if (question === "conflict") {
      fill(
        element,
        aside("Somebody else changed this answer", "Nothing was overwritten. Choose which one stays.", versions, [
          button("Keep theirs", actions.keepTheirs),
          button("Use mine", actions.keepMine),
        ]),
      );
    } else if (question === "kept") {
      fill(
        element,
        aside("Not saved last time", "You typed this before the sidebar was closed.", versions, [
          button("Use it", actions.useKept),
          button("Discard", actions.dropKept),
        ]),
      );
    } else fill(element);
  }

  return {
    element,
    refresh() {
      const now = entry.theirs ? "conflict" : entry.kept ? "kept" : "";
      // The buttons stay while typing goes on beside them, so that none is exchanged under somebody's finger.
      if (now !== question) {
        question = now;
        ask();
      }
      if (entry.theirs) {
        const [theirs, mine] = differences(entry.theirs, entry.draft);
        fill(versions, version("Theirs", theirs), version("Mine", mine));
      } else if (entry.kept) {
        fill(versions, version("", differences(entry.kept, entry.draft)[0]));
      }
    },
    focus() {
      element.scrollIntoView({ block: "start" });
      element.querySelector("h3")?.focus({ preventScroll: true });
    },
  };
}

function aside(title: string, text: string, content: Node, actions: readonly Node[]): HTMLElement {
  return el(
    "section",
    { class: "notice", "aria-label": title },
    el("h3", { tabindex: -1 }, title),
    el("p", {}, text),
    content,
    el("div", { class: "actions" }, ...actions),
  );
}

function version(title: string, lines: Lines): HTMLElement {
  return el(
    "div",
    { class: "version" },
    title !== "" && el("h4", {}, title),
    el(
      "dl",
      { class: "rows" },
      ...lines.map(([label, text]) => el("div", {}, el("dt", {}, label), el("dd", { dir: "auto" }, text))),
    ),
  );
}
