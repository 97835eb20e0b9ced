import type { ActivityCheck, NewActivity } from "../../commands/server";
import { button, el, fill, typedWithIds } from "../dom";
import { citedRulesElement } from "../rules";
import { ask, NO_ANSWER } from "../server";
import { verdictChip } from "../verdict";

const PAUSE_MILLISECONDS = 300;

export interface Check {
  readonly element: HTMLElement;
  /** Asks for the verdict of what is typed now; undefined while there is nothing to judge. */
  of(activity: NewActivity | undefined): void;
}

/** The verdict on an activity before it is added: the latest answer counts, whatever the order in which answers come. */
export function createCheck(): Check {
  const answer = el("div", { role: "status" });
  const element = el("section", { class: "panel", "aria-label": "Verdict" }, el("h2", {}, "Verdict"), answer);
  let latest = 0;
  let asked = "";
  let pause: ReturnType<typeof setTimeout> | undefined;

  function of(activity: NewActivity | undefined): void {
    const wanted = activity ? JSON.stringify({ ...activity, id: "", owner: "", quarter: "" }) : "";
    if (wanted === asked) return;
    asked = wanted;
    latest++;
    clearTimeout(pause);
    element.hidden = activity === undefined;
    if (!activity) return;
    say("Checking…");
    pause = setTimeout(() => askFor(activity), PAUSE_MILLISECONDS);
  }

  function askFor(activity: NewActivity): void {
    const check = ++latest;
    const isCurrent = () => check === latest;
    const again = () =>
      button("Try again", () => {
        say("Checking…");
        askFor(activity);
      });
    const fail = (message: string) => {
      if (isCurrent()) say(`No verdict: ${message}`, again());
    };
    element.setAttribute("aria-busy", "true");
    ask("checkActivity", activity, () => fail(NO_ANSWER)).then(
      (verdict) => isCurrent() && show(verdict),
      ({ message }: Error) => fail(message),
    );
  }

  function show({ verdict, reason, rules }: ActivityCheck): void {
    element.removeAttribute("aria-busy");
    fill(
      answer,
      verdict === "" ? "No verdict: " : verdictChip(verdict),
      el("p", {}, typedWithIds(reason)),
      citedRulesElement(rules),
    );
  }

  function say(text: string, action?: Node): void {
    element.removeAttribute("aria-busy");
    fill(answer, el("p", { class: "quiet" }, text), action);
  }

  element.hidden = true;
  return { element, of };
}
