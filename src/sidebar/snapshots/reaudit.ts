import type { SnapshotForm } from "../../commands/server";
import { dayWords } from "../audit/wording";
import { button, el, fill } from "../dom";

export interface Reaudit {
  readonly element: HTMLElement;
  show(form: SnapshotForm): void;
  showBusy(isBusy: boolean): void;
  close(): void;
}

const WHAT_HAPPENS = [
  "A snapshot of today is kept first, with the note above.",
  "Then every score counts as ageing, until you score it again or say that it is still true.",
  "No score is deleted.",
];

/** Begins the audit anew, once the person has read what that does and said yes. */
export function createReaudit(start: () => void): Reaudit {
  const running = el("p");
  const open = button("Start a re-audit…", () => setOpen(true));
  const title = el("h3", { tabindex: -1 }, "Start a re-audit?");
  const yes = button("Yes, start it", start, "primary");
  const question = el(
    "section",
    {
      class: "notice",
      "aria-label": "Start a re-audit?",
      on: {
        keydown: (event) => {
          if (event.key !== "Escape") return;
          event.preventDefault();
          cancel();
        },
      },
    },
    title,
    el("ul", { class: "points" }, ...WHAT_HAPPENS.map((text) => el("li", {}, text))),
    running,
    el("div", { class: "actions" }, yes, button("No, not now", cancel)),
  );

  function setOpen(isOpen: boolean): void {
    question.hidden = !isOpen;
    open.hidden = isOpen;
    if (isOpen) title.focus();
  }

  function cancel(): void {
    setOpen(false);
    open.focus();
  }

  setOpen(false);
  return {
    element: el(
      "section",
      { class: "panel", "aria-label": "Re-audit" },
      el("h2", {}, "Audit anew"),
      el("p", { class: "quiet" }, "For the next round: look at every criterion again, without losing a score."),
      el("div", { class: "actions" }, open),
      question,
    ),
    show({ auditBegan }) {
      const text = `The audit that began on ${dayWords(auditBegan)} is then over, confirmed or not.`;
      fill(running, auditBegan !== "" && text);
    },
    showBusy(isBusy) {
      yes.setAttribute("aria-disabled", String(isBusy));
    },
    close: () => setOpen(false),
  };
}
