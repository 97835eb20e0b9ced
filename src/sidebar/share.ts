import type { ShareForm, SummaryState } from "../commands/server";
import { button, el, fill, part } from "./dom";
import { createFooter } from "./footer";
import { leaveOnEscape } from "./keys";
import { load } from "./load";
import { ask, NO_ANSWER } from "./server";
import { createPack } from "./share/pack";
import { createPrinting } from "./share/printing";
import { createWriting } from "./share/writing";

/** A refresh looks through the whole plan. */
const REFRESH_PATIENCE = 60_000;

const STATES: Readonly<Record<SummaryState, string>> = {
  current: "The Summary is up to date with the plan.",
  changed: "The plan has changed since the Summary was refreshed. Refresh it first, or what you share is old in part.",
  never: "The Summary was never refreshed. Refresh it first: it then bears a date and its charts.",
  unknown: "Whether the Summary is up to date cannot be told: a name of the plan is gone. Refreshing brings it back.",
};

leaveOnEscape();

load({
  name: "readShare",
  request: undefined,
  region: part("content"),
  what: "the Summary",
  why: "This form gives the Summary away.",
  show: showForm,
});

function showForm(first: ShareForm): void {
  const footer = createFooter();
  const title = el("h2", { tabindex: -1 }, "The page");
  const state = el("p");
  const refresh = button("Refresh the summary", refreshPage);
  const offer = el("div", { class: "actions settle" }, refresh);
  const pack = createPack({ footer, send: (request, late) => ask("makeBoardPack", request, late), made: show });
  const parts = [createPrinting(), createWriting(footer), pack];
  let isBusy = false;

  function show(form: ShareForm): void {
    state.textContent = STATES[form.state];
    offer.hidden = form.state === "current";
    for (const each of parts) each.show(form);
  }

  function refreshPage(): void {
    if (isBusy) return;
    setBusy(true);
    footer.say("Refreshing the summary…");
    const fail = (message: string) => {
      setBusy(false);
      footer.say(`Not refreshed: ${message}`, "wrong", { label: "Try again", run: refreshPage });
    };
    ask("refreshForShare", undefined, () => fail(NO_ANSWER), REFRESH_PATIENCE).then(
      (form) => {
        setBusy(false);
        // The button goes, and the focus with it; what became of the page stands here.
        if (offer.contains(document.activeElement)) title.focus();
        show(form);
        footer.say("The Summary is up to date.");
      },
      ({ message }: Error) => fail(message),
    );
  }

  function setBusy(is: boolean): void {
    isBusy = is;
    refresh.setAttribute("aria-disabled", String(is));
  }

  fill(
    part("content"),
    el("section", { "aria-label": "The page" }, title, state, offer),
    ...parts.map(({ element }) => element),
  );
  part("footer").hidden = false;
  show(first);
  title.focus({ preventScroll: true });
}
