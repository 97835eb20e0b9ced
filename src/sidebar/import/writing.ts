import type { EventRow, Imported, ImportForm, NewImport } from "../../commands/server";
import { button, el, fill } from "../dom";
import { showTab } from "../elsewhere";
import type { Footer } from "../footer";
import { notice } from "../load";
import { ask, NO_ANSWER } from "../server";
import { grouped } from "./eventsView";
import { createUpload, type UploadState } from "./upload";

interface Writing {
  readonly form: ImportForm;
  readonly rows: readonly EventRow[];
  readonly mode: NewImport["mode"];
  readonly footer: Footer;
  readonly actions: HTMLElement;
  readonly content: HTMLElement;
  /** Starts over with another file. */
  readonly open: () => void;
}

/** Writes events with their progress, a way out, a way on after a failure, and what can be done with them then. */
export function writeEvents({ form, rows, mode, footer, actions, content, open }: Writing): void {
  const bar = el("progress", { max: rows.length, value: 0, "aria-label": "Importing" });
  const words = el("p", {}, "");
  const cancel = button("Cancel the import", () => upload.cancel());
  const title = el("h2", { tabindex: -1 }, "Importing");
  const upload = createUpload(rows, mode, form.partRows, show);

  function show(state: UploadState): void {
    const isBusy = state.name === "running" || state.name === "cancelling";
    content.setAttribute("aria-busy", String(isBusy));
    if (state.name === "running") {
      bar.value = state.written;
      words.textContent = `${grouped(state.written)} of ${grouped(rows.length)} rows are written. They count when all are in.`;
      footer.say("Importing…");
    } else if (state.name === "failed") {
      footer.say(`Stopped: ${state.message}`, "wrong", { label: "Go on", run: upload.run });
    } else if (state.name === "cancelling") {
      cancel.hidden = true;
      words.textContent = "Taking out what is written…";
      footer.say("Cancelling…");
    } else end(state);
  }

  function end(state: Extract<UploadState, { readonly name: "cancelled" | "done" }>): void {
    const isDone = state.name === "done";
    const message = isDone ? state.reply.message : state.message;
    fill(content, notice(isDone ? "The events are in" : "Nothing was imported", [message]));
    footer.say(message);
    fill(actions, ...(isDone ? doneActions(state.id, state.reply) : []), button("Another file", open));
    content.querySelector("h2")?.focus();
  }

  function doneActions(id: string, { canCount }: Imported): HTMLElement[] {
    const count = button("Count the Funnel from these", () => run("countFromEvents", undefined, count), "primary");
    const takeOut = button("Take them out again", () => run("cancelImport", { id }, takeOut));
    const showEvents = button("Show them", () => showTab(footer, { tab: "events" }, "The events are shown."));
    // What was replaced is gone, so taking the new ones out would leave nothing.
    return [...(canCount ? [count] : []), showEvents, ...(mode === "below" ? [takeOut] : [])];
  }

  function run<Name extends "countFromEvents" | "cancelImport">(
    name: Name,
    request: Name extends "cancelImport" ? { id: string } : undefined,
    pressed: HTMLElement,
  ): void {
    const fail = (message: string) =>
      footer.say(`Not done: ${message}`, "wrong", { label: "Try again", run: () => run(name, request, pressed) });
    footer.say("Working…");
    ask(name, request as never, () => fail(NO_ANSWER)).then(
      ({ message }) => {
        pressed.hidden = true;
        footer.say(message);
      },
      ({ message }: Error) => fail(message),
    );
  }

  fill(content, title, bar, words);
  fill(actions, cancel);
  title.focus();
  upload.run();
}
