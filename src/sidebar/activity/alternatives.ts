import type { ActivityChoice } from "../../commands/server";
import { button, el, fill, typed } from "../dom";
import { cheaperThan } from "./cheaper";
import { amount } from "./cost";

export interface Alternatives {
  readonly element: HTMLElement;
  showFor(activity: ActivityChoice): void;
}

/** Cheaper activities that serve a same stage; one click takes one instead. */
export function createAlternatives(
  activities: readonly ActivityChoice[],
  choose: (activity: ActivityChoice) => void,
): Alternatives {
  const list = el("ul", { class: "alternatives" });
  const element = el(
    "section",
    { class: "panel", "aria-labelledby": "cheaper" },
    el("h2", { id: "cheaper" }, "Cheaper, for the same stage"),
    list,
  );
  return {
    element,
    showFor(activity) {
      const found = cheaperThan(activity, activities);
      element.hidden = found.length === 0;
      fill(list, ...found.map((each) => el("li", {}, choiceButton(each, choose))));
    },
  };
}

function choiceButton(activity: ActivityChoice, choose: (activity: ActivityChoice) => void): HTMLElement {
  const { name, expected, unit, stages } = activity;
  const element = button("", () => choose(activity));
  const facts = el(
    "span",
    { class: "hint" },
    `${amount(expected)} expected`,
    unit !== "" && " per ",
    typed(unit),
    " · ",
    typed(stages),
  );
  fill(element, typed(name), facts);
  return element;
}
