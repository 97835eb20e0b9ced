import type { PlanCandidate } from "../../commands/server";
import { el, typed, typedWithIds } from "../dom";
import { amountWords } from "../money";
import { createNumber } from "./number";

const LARGEST_VALUE = 1e9;

export interface Values {
  readonly element: HTMLDetailsElement;
  /** Values that were changed, by candidate; or undefined, with the focus on one that is wrong. */
  read(): Record<string, number> | undefined;
}

/** What each activity is worth, to be opened by who disagrees with the proposals. */
export function createValues(candidates: readonly PlanCandidate[], changed: () => void): Values {
  const fields = candidates.map((candidate, index) => fieldOf(candidate, `value-${index}`, changed));
  const element = el(
    "details",
    {},
    el("summary", {}, "Values"),
    el(
      "p",
      { class: "quiet" },
      "In points, of all units of a row together. A proposal counts how far the criteria that the activity lifts are short of 2, times their weight, twice for gates, and 1 for each stage it serves: a planning assumption. The Value column of the Budget goes before it.",
    ),
    ...fields.map((field) => field.row),
  );
  return {
    element,
    read() {
      const read = fields.map(({ candidate, number }) => ({ candidate, value: number.read() }));
      const wrong = read.findIndex(({ value }) => value === undefined);
      if (wrong >= 0) {
        element.open = true;
        fields[wrong]!.number.element.focus();
        return undefined;
      }
      const changes = read.filter(({ candidate, value }) => value !== candidate.value);
      return Object.fromEntries(changes.map(({ candidate, value }) => [candidate.id, value!]));
    },
  };
}

function fieldOf(candidate: PlanCandidate, id: string, changed: () => void) {
  const { activity, maximum, value, isOwnValue, basis } = candidate;
  const error = el("p", { class: "wrong", id: `${id}-error` });
  const help = el(
    "p",
    { class: "hint", id: `${id}-help` },
    typedWithIds(isOwnValue ? `Typed in the Budget. ${basis}` : basis),
  );
  const element = el("input", {
    id,
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    "aria-describedby": `${help.id} ${error.id}`,
    on: {
      input: () => {
        number.read();
        changed();
      },
    },
  });
  element.value = amountWords(value);
  const number = createNumber(element, { most: LARGEST_VALUE, error, message: "Type points of 0 or more." });
  const row = el(
    "div",
    { class: "field value" },
    el("label", { for: id }, typed(activity), maximum > 1 && ` × ${amountWords(maximum)}`),
    element,
    error,
    help,
  );
  return { candidate, number, row };
}
