import type { StuckCell, StuckForm } from "../commands/server";
import { button, el, fill, part, typed } from "./dom";
import { showTab } from "./elsewhere";
import { createFooter, type Footer } from "./footer";
import { createJump } from "./jump";
import { leaveOnEscape } from "./keys";
import { load, notice } from "./load";
import { createChain } from "./stuck/chain";
import { createUndo } from "./undo";

const content = part("content");

leaveOnEscape();

open();

function open(): void {
  part("footer").hidden = true;
  load({
    name: "readStuck",
    request: undefined,
    region: content,
    what: "the KPIs",
    why: "This page goes from the KPI that is furthest behind to what would help it.",
    show: showForm,
  });
}

function showForm(form: StuckForm): void {
  const footer = createFooter();
  footer.say("");
  part("footer").hidden = false;
  const goTo = (cell: StuckCell) => showTab(footer, cell, "The cell is shown.");
  if (form.chains.length === 0) {
    fill(content, nothingStuck(form, footer), unjudgedOf(form, goTo));
    content.querySelector("h2")?.focus();
    return;
  }
  const undo = createUndo(footer, { label: "Read again", run: open });
  const place = el("div");
  const others = createJump();
  let shown = 0;

  function show(index: number): void {
    shown = index;
    fill(place, createChain(form.chains[index]!, { footer, undo, goTo, open }));
    listOthers();
  }

  function listOthers(): void {
    others.element.hidden = form.chains.length === 1;
    others.summary.textContent = `All ${form.chains.length} KPIs that are behind`;
    fill(
      others.list,
      ...form.chains.map(({ kpi, stage, standing, steers }, index) => {
        const words = [stage, standing, !steers && "watched only"].filter(Boolean).join(" · ");
        const line = others.jumpTo(
          () => {
            footer.say("");
            show(index);
            place.querySelector("h2")?.focus();
          },
          el("span", { class: "name" }, typed(kpi), el("span", { class: "quiet block" }, typed(words))),
        );
        if (index === shown) line.setAttribute("aria-current", "true");
        return el("li", {}, line);
      }),
    );
  }

  fill(content, place, others.element, unjudgedOf(form, goTo));
  show(0);
  place.querySelector("h2")?.focus();
}

function nothingStuck({ judged }: StuckForm, footer: Footer): HTMLElement {
  const show = button("Show the KPIs", () => showTab(footer, { tab: "kpis" }, "The KPIs are shown."), "primary");
  if (judged === 0) {
    const text =
      "Give each KPI a baseline, a target and what was measured. Then read again: this page starts from the one that is furthest behind.";
    return notice("No KPI can be judged yet", [text], show, button("Read again", open));
  }
  const count = judged === 1 ? "The one KPI that can be judged is" : `All ${judged} KPIs that can be judged are`;
  return notice(
    "Nothing is stuck",
    [`${count} at the target or better, or at the best that was ever measured.`],
    show,
    button("Read again", open),
  );
}

function unjudgedOf({ unjudged }: StuckForm, goTo: (cell: StuckCell) => void): HTMLElement | false {
  if (unjudged.length === 0) return false;
  const count = unjudged.length === 1 ? "1 KPI" : `${unjudged.length} KPIs`;
  return el(
    "details",
    { class: "missing" },
    el("summary", {}, `${count} cannot be judged`),
    el(
      "ul",
      { class: "bought" },
      ...unjudged.map(({ kpi, why, cell }) =>
        el(
          "li",
          {},
          el("p", {}, typed(kpi), `: ${why}.`),
          button("Show the row", () => goTo(cell)),
        ),
      ),
    ),
  );
}
