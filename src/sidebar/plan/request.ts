import type { PlanForm, PlanRequest } from "../../commands/server";
import { el, fill, typed } from "../dom";
import { amountWords, minorDigits, readAmount } from "../money";
import { createProblems } from "./problems";
import { createShares } from "./shares";
import { createValues } from "./values";

interface Actions {
  suggest(): void;
  /** Something that a suggestion rests on was changed. */
  changed(): void;
}

export interface RequestForm {
  readonly element: HTMLElement;
  /** What is asked for, or undefined, with the focus on what is wrong. */
  read(): PlanRequest | undefined;
  focus(): void;
}

/** Money, what to choose from, and what each activity is worth. */
export function createRequest(form: PlanForm, { suggest, changed }: Actions): RequestForm {
  const { currency, total } = form;
  const digits = minorDigits(currency);
  const hint = el("p", { class: "hint", id: "budget-hint" });
  const error = el("p", { class: "wrong", id: "budget-error" });
  const budget = el("input", {
    id: "budget",
    type: "text",
    inputmode: "decimal",
    autocomplete: "off",
    "aria-describedby": `${hint.id} ${error.id}`,
    on: { input: edit, blur: () => showBudget(true) },
  });
  budget.value = total > 0 ? amountWords(total) : "";
  const values = createValues(form.candidates, changed);
  const shares = createShares(changed);
  const all = choice("all", "The Budget and the Catalogue", true);
  const own = choice("budget", "The rows of the Budget only", false);
  own.input.disabled = !form.candidates.some(({ row }) => row > 0);

  function choice(value: PlanRequest["only"], label: string, checked: boolean) {
    const input = el("input", {
      type: "radio",
      name: "only",
      id: `only-${value}`,
      value,
      checked,
      on: { change: changed },
    });
    return { input, element: el("div", { class: "check" }, input, el("label", { for: input.id }, label)) };
  }

  function edit(): void {
    showBudget(false);
    changed();
  }

  /** An empty field is wrong only for somebody who has left it. */
  function showBudget(isFinal: boolean): void {
    const read = readAmount(budget.value, digits);
    const isWrong = typeof read === "string" && (isFinal || budget.value.trim() !== "");
    error.textContent = isWrong ? read : "";
    if (isWrong) budget.setAttribute("aria-invalid", "true");
    else budget.removeAttribute("aria-invalid");
    const isPlain = typeof read !== "number" || [String(read), amountWords(read)].includes(budget.value.trim());
    fill(hint, isPlain ? `The Budget now: ${amountWords(total)}` : `Read as ${amountWords(read)}`);
  }

  const element = el(
    "form",
    {
      class: "request",
      novalidate: true,
      on: {
        submit: (event) => {
          event.preventDefault();
          suggest();
        },
      },
    },
    el(
      "div",
      { class: "field" },
      el("label", { for: budget.id }, "Money", currency !== "" && " in ", typed(currency)),
      budget,
      error,
      hint,
    ),
    el("fieldset", {}, el("legend", {}, "Choose from"), all.element, own.element),
    ...notesOf(form),
    el("div", { class: "actions" }, submit("Suggest")),
    values.element,
    shares.element,
    createProblems(form.problems),
  );
  showBudget(false);

  return {
    element,
    read() {
      showBudget(true);
      const read = readAmount(budget.value, digits);
      if (typeof read === "string") {
        budget.focus();
        return undefined;
      }
      const given = values.read();
      const parts = shares.read();
      if (!given || !parts) return undefined;
      return { budget: read, values: given, only: own.input.checked ? "budget" : "all", shares: parts };
    },
    focus: () => budget.focus(),
  };
}

function submit(label: string): HTMLElement {
  return el("button", { type: "submit", class: "primary" }, label);
}

/** What the plan has to do without, or has to repair first. */
function notesOf({ rows, answered, gates }: PlanForm): HTMLElement[] {
  const notes = [
    rows === 0 && "The Budget is empty, so activities come from the Catalogue.",
    answered === 0 &&
      "Nothing is scored in the Audit yet. The plan begins with basics and support, and goes higher only where it lifts every gate below by itself.",
    answered > 0 && gates.length > 0 && gatesWords(gates),
  ];
  return notes.filter((text) => text !== false).map((text) => el("p", { class: "quiet" }, text));
}

function gatesWords(gates: PlanForm["gates"]): string {
  const ids = gates.map(({ id }) => id).join(", ");
  return gates.length === 1 ? `1 gate does not pass: ${ids}.` : `${gates.length} gates do not pass: ${ids}.`;
}
