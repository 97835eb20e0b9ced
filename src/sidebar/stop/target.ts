import type { MoveSuggestion } from "../../commands/server";
import { button, el, fill, typed, typedWithIds } from "../dom";
import { amountWords } from "../money";
import { ask, NO_ANSWER } from "../server";

const PAUSE_MILLISECONDS = 300;

export interface Target {
  readonly element: HTMLElement;
  /** Asks where the money of these rows would go; none asks nothing. */
  of(stop: readonly string[]): void;
  /** What is shown for the ticks as they are; undefined until it is known. */
  current(): MoveSuggestion | undefined;
}

/** Where freed money would go: the latest answer counts, whatever the order in which answers come. */
export function createTarget(changed: () => void): Target {
  const answer = el("div", { role: "status" });
  const element = el(
    "section",
    { class: "panel", "aria-label": "Where the money goes" },
    el("h2", {}, "Where it goes"),
    answer,
  );
  let suggestion: MoveSuggestion | undefined;
  let latest = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;

  function of(stop: readonly string[]): void {
    latest++;
    clearTimeout(pause);
    suggestion = undefined;
    element.hidden = stop.length === 0;
    changed();
    if (stop.length === 0) return;
    say("Looking for what it buys…");
    pause = setTimeout(() => askFor(stop), PAUSE_MILLISECONDS);
  }

  function askFor(stop: readonly string[]): void {
    const call = ++latest;
    const isCurrent = () => call === latest;
    const again = () =>
      button("Try again", () => {
        say("Looking for what it buys…");
        askFor(stop);
      });
    const fail = (message: string) => {
      if (isCurrent()) say(`Not known: ${message}`, again());
    };
    element.setAttribute("aria-busy", "true");
    ask("suggestMove", { stop }, () => fail(NO_ANSWER)).then(
      (found) => isCurrent() && show(found),
      ({ message }: Error) => fail(message),
    );
  }

  function show(found: MoveSuggestion): void {
    element.removeAttribute("aria-busy");
    suggestion = found;
    const cost = found.lines.reduce((sum, line) => sum + line.cost, 0);
    fill(
      answer,
      el("p", {}, found.note),
      found.lines.length > 0 && linesOf(found),
      el("p", { class: "pair" }, el("b", {}, "Left over"), el("b", {}, amountWords(Math.max(0, found.freed - cost)))),
      found.lines.length > 0 &&
        el("p", { class: "quiet" }, "An activity that is bought is taken to bring what it lifts to 2: an assumption."),
    );
    changed();
  }

  function say(text: string, action?: Node): void {
    element.removeAttribute("aria-busy");
    fill(answer, el("p", { class: "quiet" }, text), action);
  }

  element.hidden = true;
  return { element, of, current: () => suggestion };
}

function linesOf({ lines }: MoveSuggestion): HTMLElement {
  return el(
    "ul",
    { class: "bought" },
    ...lines.map(({ activity, tier, quantity, cost, why }) =>
      el(
        "li",
        {},
        el(
          "div",
          { class: "pair" },
          el("span", { class: "grow" }, typed(activity), quantity > 1 && ` × ${amountWords(quantity)}`),
          el("span", { class: "money" }, amountWords(cost)),
        ),
        el("p", { class: "hint" }, typedWithIds(`${tier}: ${why}`)),
      ),
    ),
  );
}
