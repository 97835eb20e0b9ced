import { tiers } from "virtual:words";
import type { ActivityChoice, OwnActivity } from "../../commands/server";
import { el } from "../dom";
import { readWhole } from "../whole";

type Field = "name" | "tier" | "low" | "expected" | "high" | "hours";

/** An activity of one's own, as far as it is typed. */
export interface OwnTyped {
  readonly name: string;
  readonly activity: OwnActivity;
}

export interface Own {
  readonly element: HTMLElement;
  /** Undefined while something is missing or wrong. */
  read(): OwnTyped | undefined;
  /** The same as the page shows a choice of the Catalogue: the tier decides what is asked, the amounts what it costs. */
  shown(): ActivityChoice;
  /** Says what is wrong beside its field, and goes there. */
  showError(): void;
  clear(): void;
  focus(): void;
}

const LABELS: Readonly<Record<Field, string>> = {
  name: "Name",
  tier: "Tier",
  low: "Low",
  expected: "Expected",
  high: "High",
  hours: "Staff hours",
};

const AMOUNTS = ["low", "expected", "high"] as const;

/** The form for an activity that the Catalogue does not know: what it is for, and what one of it costs. */
export function createOwn(stages: readonly string[], changed: () => void): Own {
  const errors = new Map<Field, HTMLElement>();
  const name = input("name");
  const tier = el(
    "select",
    { id: "own-tier", "aria-describedby": "own-tier-error", on: { change: refresh } },
    el("option", { value: "" }, "Choose a tier"),
    ...tiers.map((each) => el("option", { value: each }, each)),
  );
  const numbers = { low: input("low"), expected: input("expected"), high: input("high"), hours: input("hours") };
  const boxes = stages.map((stage, index) => ({
    stage,
    input: el("input", { id: `own-stage-${index}`, type: "checkbox", on: { change: refresh } }),
  }));
  const inputs = { name, tier, ...numbers };

  function input(key: Field): HTMLInputElement {
    const inputmode = key === "name" ? undefined : "numeric";
    const id = `own-${key}`;
    return el("input", {
      id,
      type: "text",
      dir: "auto",
      autocomplete: "off",
      inputmode,
      "aria-describedby": `${id}-error`,
      on: { input: refresh },
    });
  }

  function field(key: Field): HTMLElement {
    const error = el("p", { class: "wrong", id: `own-${key}-error` });
    errors.set(key, error);
    return el("div", { class: "field" }, el("label", { for: `own-${key}` }, LABELS[key]), inputs[key], error);
  }

  /** What is wrong first, from top to bottom. A blank amount is none: low and high are then the expected one. */
  function problem(): readonly [Field, string] | undefined {
    if (name.value.trim() === "") return ["name", "Type what it is."];
    if (tier.value === "") return ["tier", "Choose a tier."];
    if (numbers.expected.value.trim() === "") return ["expected", "Type what one costs, such as 1200."];
    for (const key of [...AMOUNTS, "hours"] as const) {
      if (amountOf(key) === undefined) return [key, "Type a whole number, such as 1200."];
    }
    const { low, expected, high } = amounts();
    if (low > expected) return ["low", "At most the expected cost."];
    if (high < expected) return ["high", "At least the expected cost."];
    return undefined;
  }

  function amountOf(key: keyof typeof numbers): number | undefined {
    const text = numbers[key].value;
    if (text.trim() !== "") return readWhole(text);
    return key === "low" || key === "high" ? readWhole(numbers.expected.value) : 0;
  }

  const amounts = () => ({
    low: amountOf("low") ?? 0,
    expected: amountOf("expected") ?? 0,
    high: amountOf("high") ?? 0,
    hours: amountOf("hours") ?? 0,
  });

  const chosenStages = () => boxes.filter((box) => box.input.checked).map(({ stage }) => stage);

  function say(found: readonly [Field, string] | undefined): void {
    for (const [key, error] of errors) {
      const text = key === found?.[0] ? found[1] : "";
      error.textContent = text;
      if (text === "") inputs[key].removeAttribute("aria-invalid");
      else inputs[key].setAttribute("aria-invalid", "true");
    }
  }

  /** What is still empty is not wrong before somebody wants to add it. */
  function refresh(): void {
    const found = problem();
    say(found && inputs[found[0]].value.trim() !== "" ? found : undefined);
    changed();
  }

  const element = el(
    "div",
    {},
    field("name"),
    field("tier"),
    el(
      "fieldset",
      {},
      el("legend", {}, "Stages it serves"),
      ...boxes.map((box) =>
        el("div", { class: "check" }, box.input, el("label", { for: box.input.id, dir: "auto" }, box.stage)),
      ),
    ),
    el("p", { class: "hint" }, "What one costs, all in. Low and high may stay blank."),
    el("div", { class: "two" }, field("low"), field("expected"), field("high"), field("hours")),
  );

  return {
    element,
    read: () =>
      problem()
        ? undefined
        : { name: name.value.trim(), activity: { tier: tier.value, stages: chosenStages(), ...amounts() } },
    shown: () => ({
      ...amounts(),
      id: "",
      name: name.value.trim(),
      tier: tier.value,
      stages: chosenStages().join(", "),
      unit: "",
      leadWeeks: 0,
      lifts: "",
      basis: "",
    }),
    showError() {
      const found = problem();
      say(found);
      if (found) inputs[found[0]].focus();
    },
    clear() {
      for (const each of [name, ...Object.values(numbers)]) each.value = "";
      tier.value = "";
      for (const box of boxes) box.input.checked = false;
      say(undefined);
    },
    focus: () => name.focus(),
  };
}
