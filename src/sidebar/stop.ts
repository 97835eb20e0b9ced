import type { StopForm } from "../commands/server";
import { button, el, fill, part } from "./dom";
import { createFooter } from "./footer";
import { leaveOnEscape } from "./keys";
import { load, notice } from "./load";
import { newId } from "./newId";
import { createProblems } from "./plan/problems";
import { ACCOUNTS, ask } from "./server";
import { createFreed } from "./stop/freed";
import { createRows } from "./stop/rows";
import { sharesOf } from "./stop/sums";
import { createTarget } from "./stop/target";
import { createUndo } from "./undo";

const content = part("content");

leaveOnEscape();

open();

function open(): void {
  part("footer").hidden = true;
  load({
    name: "readStopAndMove",
    request: undefined,
    region: content,
    what: "the Budget",
    why: "This form lists the rows of the Budget that should wait by what the Audit says.",
    show: showForm,
  });
}

function showForm(form: StopForm): void {
  if (form.rows.length === 0) {
    fill(content, nothingToStop(form), createProblems(form.problems));
    content.querySelector("h2")?.focus();
    return;
  }
  const move = part("move");
  const footer = createFooter();
  const undo = createUndo(footer, { label: "Read the Budget again", run: open });
  // What was moved is no longer what the list says, so the list is read again before anything else is moved.
  const done = el("div", { class: "actions", hidden: true }, button("Read again", open));
  const freed = el("div", { role: "status" });
  const target = createTarget(refresh);
  const rows = createRows(form.rows, tick);
  /** One id for each set of ticks, so that a call that is sent again is carried out once. */
  let id = "";
  let state: "open" | "moving" | "moved" = "open";

  function tick(): void {
    id = newId();
    footer.say("");
    target.of(rows.ticked().map((row) => row.id));
  }

  function refresh(): void {
    const stopped = rows.ticked();
    const suggestion = target.current();
    fill(freed, createFreed(form, stopped, suggestion && sharesOf(form, stopped, suggestion.lines)));
    move.textContent = suggestion && suggestion.lines.length === 0 ? "Stop them" : "Move the money";
    move.setAttribute("aria-disabled", String(!suggestion || state !== "open"));
    rows.element.toggleAttribute("disabled", state !== "open");
    done.hidden = state !== "moved";
  }

  function moveMoney(): void {
    const suggestion = target.current();
    if (!suggestion || state !== "open") return;
    const { lines, seen } = suggestion;
    const own = id;
    setState("moving");
    footer.say("Writing…");
    const again = { label: "Try again", run: moveMoney };
    const fail = (message: string) => {
      setState("open");
      footer.say(message, "wrong", again);
    };
    const request = {
      id: own,
      stop: rows.ticked().map((row) => row.id),
      add: lines.map(({ id, quantity }) => ({ id, quantity })),
      seen,
    };
    ask("applyMove", request, () => fail(`No answer yet. Trying again writes nothing twice. ${ACCOUNTS}`)).then(
      ({ message }) => {
        setState("moved");
        undo.offer(own, message);
      },
      ({ message }: Error) => {
        setState("open");
        const isOld = message.includes("meanwhile");
        footer.say(`Not moved: ${message}`, "wrong", isOld ? { label: "Read the Budget again", run: open } : again);
      },
    );
  }

  function setState(next: typeof state): void {
    state = next;
    content.setAttribute("aria-busy", String(next === "moving"));
    refresh();
  }

  const summary = el("section", { class: "panel", "aria-label": "Freed" }, el("h2", {}, "What it frees"), freed);
  fill(content, introOf(form), done, rows.element, summary, target.element, createProblems(form.problems));
  part("footer").hidden = false;
  // Set, not added: the form may be read again after an undo.
  move.onclick = moveMoney;
  tick();
  rows.focus();
}

function introOf({ rows, lowest, currency }: StopForm): HTMLElement {
  const count = rows.length === 1 ? "1 row" : `${rows.length} rows`;
  const money = currency === "" ? "" : ` Amounts in ${currency}.`;
  return el(
    "p",
    { class: "quiet" },
    `${count} should wait, because ${lowest || "a tier below"} does not pass yet.${money}`,
  );
}

function nothingToStop({ lowest, total }: StopForm): HTMLElement {
  if (total === 0)
    return notice("Nothing runs that should not", [
      "The Budget holds no money yet. Add activities or let a plan be suggested.",
    ]);
  const why =
    lowest === "" ? "Every tier passes, so money may go anywhere." : `No row of the Budget has to wait for ${lowest}.`;
  return notice("Nothing runs that should not", [why]);
}
