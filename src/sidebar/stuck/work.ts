import type { StuckActivity, StuckWork } from "../../commands/server";
import { createAdder } from "../adding";
import { button, el, fill, typed } from "../dom";
import { showTab } from "../elsewhere";
import { newId } from "../newId";
import { createPromise } from "../promise";
import type { Page } from "./chain";

/** A criterion to lift, and the activities that do, each to be added with its promise. */
export function createWork(work: StuckWork, page: Page): HTMLElement {
  const { id, name, tier, score, isBefore, cell, activities } = work;
  const [first, ...others] = activities;
  const facts = [
    id,
    tier,
    score === null ? "not assessed" : `${score} of 3`,
    isBefore && "a gate below, goes first",
  ].filter(Boolean);
  return el(
    "li",
    { class: "work" },
    el("p", {}, el("b", {}, typed(name === "" ? id : name))),
    el("p", { class: "hint" }, typed(facts.join(" · "))),
    el(
      "div",
      { class: "actions" },
      button("Show in Audit", () => page.goTo(cell)),
    ),
    first ? createOffer(first, page) : el("p", {}, "Nothing of the Catalogue lifts it: it takes attention, not money."),
    others.length > 0 &&
      el(
        "details",
        {},
        el("summary", {}, others.length === 1 ? "1 other activity lifts it" : `${others.length} others lift it`),
        el("div", { class: "offers" }, ...others.map((other) => createOffer(other, page))),
      ),
  );
}

/** An activity with its price; adding it asks for the promise first. */
function createOffer(activity: StuckActivity, page: Page): HTMLElement {
  const { name, price, cell } = activity;
  const place = el("div");
  const element = el(
    "section",
    { class: "version", "aria-label": name },
    el("p", {}, el("b", {}, typed(name)), ` ${price}`),
    place,
  );
  let planned = activity.planned;

  function rest(): void {
    const show = button("Show in Catalogue", () => page.goTo(cell));
    if (planned === 0) {
      fill(place, el("div", { class: "actions" }, button("Add to Budget", promise), show));
      return;
    }
    const row = planned;
    const showRow = button("Show in Budget", () =>
      showTab(page.footer, { tab: "budget", row }, "The Budget is shown."),
    );
    fill(place, el("p", {}, `In the Budget, row ${row}.`), el("div", { class: "actions" }, showRow, show));
  }

  function promise(): void {
    const id = newId();
    const fields = createPromise(activity.promise, `promise-${id}`);
    const addButton = button("Add with this promise", () => send(), "primary");
    const cancel = button("Cancel", () => {
      rest();
      place.querySelector("button")?.focus();
    });
    const send = createAdder({
      name: "addRemedy",
      footer: page.footer,
      request: () => ({ id, activity: name, promise: fields.read() }),
      busy(isBusy) {
        addButton.setAttribute("aria-disabled", String(isBusy));
        place.setAttribute("aria-busy", String(isBusy));
      },
      added({ row, message }) {
        planned = row;
        rest();
        page.undo.offer(id, message);
        place.querySelector("button")?.focus();
      },
    });
    fill(place, ...fields.elements, el("div", { class: "actions" }, addButton, cancel));
    fields.focus();
  }

  rest();
  return element;
}
