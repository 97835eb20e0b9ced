import { budget, inPerson, quarters } from "virtual:words";
import type { ActivityChoice, ActivityForm, NewActivity } from "../../commands/server";
import { el, fill, typed } from "../dom";
import { amount, showCost } from "./cost";
import { readQuantity } from "./quantity";

export interface Details {
  readonly element: HTMLElement;
  /** Asks for the details of an activity; undefined hides them. */
  show(activity: ActivityChoice | undefined): void;
  /** The same activity, typed further: what was answered about it stays. */
  update(activity: ActivityChoice): void;
  /** What is typed, or undefined while something is missing or wrong. */
  read(): Omit<NewActivity, "id" | "own"> | undefined;
  /** Says what is wrong beside its field, and goes there. */
  showError(): void;
}

/** Quantity, quarter, owner and the rest of a Budget row, with what it costs and whether to fund it. */
export function createDetails(
  form: Pick<ActivityForm, "currency" | "scores">,
  verdict: HTMLElement,
  cheaper: HTMLElement,
  changed: () => void,
): Details {
  const hint = el("p", { class: "hint", id: "quantity-hint" });
  const error = el("p", { class: "wrong", id: "quantity-error" });
  const quantity = el("input", {
    id: "quantity",
    type: "text",
    inputmode: "numeric",
    autocomplete: "off",
    "aria-describedby": `${hint.id} ${error.id}`,
    on: { input: refresh, blur: () => showQuantity(true) },
  });
  const options = ["", ...quarters].map((name) => el("option", { value: name }, name || "Not set"));
  const quarter = el("select", { id: "quarter", on: { change: changed } }, ...options);
  const owner = el("input", { id: "owner", type: "text", dir: "auto", autocomplete: "off", on: { input: changed } });
  const running = checkbox("running", changed);
  const listeningTrip = checkbox("listeningTrip", changed);
  const title = el("h2", { dir: "auto" });
  const kind = el("p", { class: "quiet" });
  const cost = el("section", { class: "panel", "aria-label": "Cost" });
  let activity: ActivityChoice | undefined;

  const element = el(
    "div",
    { hidden: true },
    el("div", { class: "choice" }, title, kind),
    el("div", { class: "two" }, field("quantity", quantity, error, hint), field("quarter", quarter)),
    cost,
    el("div", { class: "panel" }, field("owner", owner), running.element, listeningTrip.element),
    // After all that is typed, so that what they hold to click is not in the way of the keyboard.
    verdict,
    cheaper,
  );

  function refresh(): void {
    showQuantity(false);
    const read = readQuantity(quantity.value);
    if (activity) showCost(cost, activity, typeof read === "number" ? read : 1, form);
    changed();
  }

  /** An empty field is wrong only for somebody who has left it. */
  function showQuantity(isFinal: boolean): void {
    const read = readQuantity(quantity.value);
    const isWrong = typeof read === "string" && (isFinal || quantity.value.trim() !== "");
    error.textContent = isWrong ? read : "";
    if (isWrong) quantity.setAttribute("aria-invalid", "true");
    else quantity.removeAttribute("aria-invalid");
    const isPlain = String(read) === quantity.value.trim();
    fill(hint, typeof read === "number" && !isPlain && `Read as ${amount(read)}`);
  }

  function update(next: ActivityChoice): void {
    activity = next;
    fill(title, next.name);
    fill(kind, typed([next.id, next.tier, next.stages].filter(Boolean).join(" · ")));
    listeningTrip.element.hidden = next.tier !== inPerson;
    if (listeningTrip.element.hidden) listeningTrip.input.checked = false;
    refresh();
  }

  return {
    element,
    update,
    show(next) {
      activity = next;
      element.hidden = next === undefined;
      if (!next) return;
      quantity.value = "1";
      running.input.checked = false;
      listeningTrip.input.checked = false;
      update(next);
    },
    read() {
      const read = readQuantity(quantity.value);
      if (!activity || typeof read === "string") return undefined;
      return {
        activity: activity.name,
        quantity: read,
        quarter: quarter.value,
        owner: owner.value,
        running: running.input.checked,
        listeningTrip: listeningTrip.input.checked,
      };
    },
    showError() {
      showQuantity(true);
      quantity.focus();
    },
  };
}

function field(key: "quantity" | "quarter" | "owner", ...content: readonly HTMLElement[]): HTMLElement {
  return el("div", { class: "field" }, el("label", { for: key }, budget[key]!.header), ...content);
}

function checkbox(key: "running" | "listeningTrip", change: () => void) {
  const { header, note } = budget[key]!;
  const hint = el("span", { class: "hint", id: `${key}-hint` }, note ?? "");
  const input = el("input", { id: key, type: "checkbox", "aria-describedby": hint.id, on: { change } });
  const element = el("div", { class: "check" }, input, el("div", {}, el("label", { for: key }, header), hint));
  return { element, input };
}
