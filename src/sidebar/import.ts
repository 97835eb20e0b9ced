import type { ImportForm, NewCounts } from "../commands/server";
import { button, el, fill, part } from "./dom";
import { showTab } from "./elsewhere";
import { createFooter } from "./footer";
import { createChoices } from "./import/choices";
import { isCounts } from "./import/counts";
import { createCountsView } from "./import/countsView";
import { createEventsView, type EventsView, grouped } from "./import/eventsView";
import { createSource } from "./import/source";
import type { FileTable } from "./import/table";
import { writeEvents } from "./import/writing";
import { leaveOnEscape } from "./keys";
import { load, notice } from "./load";
import { newId } from "./newId";
import { ask, NO_ANSWER } from "./server";
import { createUndo } from "./undo";

type Kind = "events" | "counts";

/** What the one button would do. */
interface Offer {
  readonly label: string;
  readonly run: () => void;
}

const MARKS: Readonly<Record<string, string>> = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars" };

const content = part("content");
const actions = part("actions");
const footer = createFooter();

leaveOnEscape();

open();

function open(): void {
  part("footer").hidden = true;
  load({
    name: "readImport",
    request: undefined,
    region: content,
    what: "the Funnel",
    why: "What is imported belongs to the stages of the Funnel.",
    show: showSource,
  });
}

function showSource(form: ImportForm): void {
  footer.say("");
  fill(actions);
  const left =
    form.leftOver > 0 &&
    el(
      "p",
      { class: "problem" },
      `An import was cut off. Its ${grouped(form.leftOver)} rows do not count; the next import takes them out.`,
    );
  fill(
    content,
    left,
    createSource((table, name) => showTable(form, table, name)),
  );
  part("footer").hidden = true;
}

/** What the file would bring, and the one button that brings it. */
function showTable(form: ImportForm, table: FileTable, name: string): void {
  const place = el("div");
  const go = button("", () => ready()?.run(), "primary");
  const title = el("h2", { tabindex: -1 }, "What would be imported");
  const kind = createChoices<Kind>(
    "kind",
    "What is in it",
    [
      ["events", "Events: who did what, and when"],
      ["counts", "Counts: how many developers at each stage"],
    ],
    isCounts(table.rows, form.stages) ? "counts" : "events",
    showKind,
  );
  let ready: () => Offer | undefined = () => undefined;

  function showKind(): void {
    footer.say("");
    ready = () => undefined;
    if (kind.value() === "counts") {
      const view = createCountsView(table, form, refresh);
      ready = () => countsOffer(form, view.ready());
      fill(place, view.element);
    } else {
      const view = createEventsView(table, form, refresh);
      ready = () => eventsOffer(form, view.ready());
      fill(place, view.element);
    }
    refresh();
  }

  function refresh(): void {
    const offer = ready();
    go.textContent = offer?.label ?? "Import";
    go.setAttribute("aria-disabled", String(!offer));
  }

  const rows = table.rows.length === 1 ? "1 row" : `${grouped(table.rows.length)} rows`;
  const about = `${name}: ${rows}, separated by ${MARKS[table.delimiter] ?? table.delimiter}.`;
  fill(content, title, el("p", { class: "quiet", dir: "auto" }, about), kind.element, place);
  fill(actions, go, button("Another file", open));
  part("footer").hidden = false;
  showKind();
  title.focus();
}

function eventsOffer(form: ImportForm, ready: ReturnType<EventsView["ready"]>): Offer | undefined {
  if (!ready) return undefined;
  const { events, mode } = ready;
  const count = events.rows.length;
  if (count > form.room) {
    footer.say(`The workbook has room for ${grouped(form.room)} more events only, of ${grouped(count)}.`, "wrong");
    return undefined;
  }
  footer.say("");
  const label = `Import ${grouped(count)} ${count === 1 ? "row" : "rows"}`;
  return { label, run: () => writeEvents({ form, rows: events.rows, mode, footer, actions, content, open }) };
}

function countsOffer(form: ImportForm, periods: NewCounts["periods"] | undefined): Offer | undefined {
  return periods && { label: "Write the counts", run: () => writeCounts({ id: newId(), periods }, form) };
}

/** Writes counts once, however often they are sent. */
function writeCounts(request: NewCounts, form: ImportForm): void {
  const undo = createUndo(footer, { label: "Read again", run: open });
  const fail = (message: string) =>
    footer.say(`Not written: ${message}`, "wrong", { label: "Try again", run: () => writeCounts(request, form) });
  footer.say("Writing…");
  content.setAttribute("aria-busy", "true");
  ask("importCounts", request, () => fail(NO_ANSWER)).then(
    ({ message }) => {
      content.removeAttribute("aria-busy");
      fill(content, notice("The counts are in", [message]));
      content.querySelector("h2")?.focus();
      const show = button("Show the Funnel", () => showTab(footer, { tab: "funnel" }, "The Funnel is shown."));
      fill(actions, show, button("Another file", open));
      undo.offer(request.id, message);
    },
    ({ message }: Error) => {
      content.removeAttribute("aria-busy");
      const isOld = message.includes("meanwhile");
      if (isOld) footer.say(`Not written: ${message}`, "wrong", { label: "Read the Funnel again", run: open });
      else fail(message);
    },
  );
}
