import type { NewSnapshot, SnapshotForm } from "../../commands/server";
import { el } from "../dom";
import type { Footer } from "../footer";
import { newId } from "../newId";
import { NO_ANSWER } from "../server";
import { createTextField } from "../textField";
import { createReaudit } from "./reaudit";

interface TakingActions {
  readonly footer: Footer;
  readonly send: (request: NewSnapshot, late: () => void) => Promise<SnapshotForm>;
  readonly took: (form: SnapshotForm, request: NewSnapshot) => void;
}

export interface Taking {
  readonly element: HTMLElement;
  show(form: SnapshotForm): void;
}

/** Takes snapshots, and begins an audit anew, which takes one first. */
export function createTaking({ footer, send, took }: TakingActions): Taking {
  const note = createTextField({
    id: "note",
    label: "Note (optional)",
    hint: "What this moment is: before the relaunch, end of Q3",
    value: "",
    typed: () => {},
  });
  const take = el("button", { type: "submit", class: "primary" }, "Take a snapshot");
  const submit = (event: Event) => {
    event.preventDefault();
    ask(false);
  };
  const form = el(
    "form",
    { novalidate: true, "aria-labelledby": "take", on: { submit } },
    el("h2", { id: "take" }, "Take a snapshot"),
    el(
      "p",
      { class: "quiet" },
      "Keeps scores, verdicts, money, KPIs and the funnel as they are now. Locking the plan takes one too.",
    ),
    note.element,
    el("div", { class: "actions settle" }, take),
  );
  const reaudit = createReaudit(() => ask(true));
  // A request keeps its id until it is known to be done, so that one which is sent twice is written once.
  const ids = new Map<boolean, string>();
  let isBusy = false;

  function ask(startAudit: boolean): void {
    if (isBusy) return;
    const id = ids.get(startAudit) ?? newId();
    ids.set(startAudit, id);
    const request = { id, note: note.read().trim(), startAudit };
    setBusy(true);
    note.markWrong(false);
    footer.say(startAudit ? "Starting the re-audit…" : "Taking the snapshot…");
    const late = () => {
      if (ids.get(startAudit) === id) fail(request, NO_ANSWER, "No answer yet");
    };
    send(request, late).then(
      (now) => {
        const isNews = ids.get(startAudit) === id;
        if (!isNews) return;
        ids.delete(startAudit);
        setBusy(false);
        if (note.read().trim() === request.note) note.clear();
        took(now, request);
        if (startAudit) reaudit.close();
      },
      ({ message }: Error) => {
        if (ids.get(startAudit) === id) fail(request, message, startAudit ? "Not started" : "No snapshot taken");
      },
    );
  }

  function fail({ startAudit }: NewSnapshot, message: string, what: string): void {
    setBusy(false);
    note.markWrong(message.startsWith("note:"));
    footer.say(`${what}: ${message}`, "wrong", { label: "Try again", run: () => ask(startAudit) });
  }

  function setBusy(is: boolean): void {
    isBusy = is;
    form.setAttribute("aria-busy", String(is));
    take.setAttribute("aria-disabled", String(is));
    reaudit.showBusy(is);
    note.lock(is);
  }

  return {
    element: el("div", {}, form, reaudit.element),
    show: (now) => reaudit.show(now),
  };
}
