import type { PlanForm, PlanSuggestion } from "../commands/server";
import { el, fill, part } from "./dom";
import { showTab } from "./elsewhere";
import { createFooter } from "./footer";
import { leaveOnEscape } from "./keys";
import { load, notice } from "./load";
import { newId } from "./newId";
import { createRequest } from "./plan/request";
import { createResult } from "./plan/result";
import { ACCOUNTS, ask, NO_ANSWER } from "./server";
import { createUndo } from "./undo";

const content = part("content");

leaveOnEscape();

load({
  name: "readPlanForm",
  request: undefined,
  region: content,
  what: "the Budget",
  why: "This form chooses among the activities of the Budget and the Catalogue, by what the Audit says.",
  show: showForm,
});

function showForm(form: PlanForm): void {
  if (form.candidates.length === 0) {
    const text =
      "There is no activity with a cost in the Budget or in the Catalogue. Type one, then open this form again.";
    fill(content, notice("There is nothing to plan", [text]));
    return;
  }
  const apply = part("apply");
  const footer = createFooter();
  const showBudget = (row?: number) => showTab(footer, { tab: "budget", row }, "The Budget is shown.");
  const request = createRequest(form, { suggest, changed });
  const answer = el("div", { class: "answer" });
  /** What is shown and may be applied; undefined once something it rests on was changed. */
  let suggestion: PlanSuggestion | undefined;
  /** One id for each plan that is applied, so that a call that is sent again is carried out once. */
  let id = "";
  let latest = 0;
  let isApplying = false;

  function suggest(): void {
    const wanted = request.read();
    if (!wanted || isApplying) return;
    const call = ++latest;
    const isCurrent = () => call === latest;
    const fail = (message: string) => {
      if (!isCurrent()) return;
      content.removeAttribute("aria-busy");
      footer.say(`No plan: ${message}`, "wrong", { label: "Try again", run: suggest });
    };
    suggestion = undefined;
    content.setAttribute("aria-busy", "true");
    footer.say("Looking for the best plan…");
    refresh();
    ask("suggestPlan", wanted, () => fail(NO_ANSWER)).then(
      (found) => isCurrent() && show(found),
      ({ message }: Error) => fail(message),
    );
  }

  function show(found: PlanSuggestion): void {
    content.removeAttribute("aria-busy");
    suggestion = found;
    id = newId();
    fill(answer, createResult(form, found));
    refresh();
    footer.say(found.changes.length === 0 ? "The Budget is this plan already." : "");
    part("plan-title").focus({ preventScroll: true });
    answer.scrollIntoView({ block: "start" });
  }

  /** What was suggested does not answer what is typed now. */
  function changed(): void {
    latest++;
    content.removeAttribute("aria-busy");
    if (answer.hasChildNodes() && !isApplying) footer.say("Changed since. Choose Suggest for a new plan.");
    else if (!isApplying) footer.say("");
    suggestion = undefined;
    refresh();
  }

  function refresh(): void {
    part("footer").hidden = !answer.hasChildNodes() && part("state").textContent === "";
    apply.hidden = !answer.hasChildNodes();
    apply.setAttribute("aria-disabled", String(!suggestion || suggestion.changes.length === 0 || isApplying));
    answer.classList.toggle("old", suggestion === undefined);
  }

  function applyPlan(): void {
    if (!suggestion || suggestion.changes.length === 0 || isApplying) return;
    const { changes, seen } = suggestion;
    setApplying(true);
    footer.say("Writing…");
    const sent = changes.map(({ kind, id, to }) => ({ kind, id, to }));
    const again = { label: "Try again", run: applyPlan };
    const late = () => {
      setApplying(false);
      footer.say(`No answer yet. Trying again writes nothing twice. ${ACCOUNTS}`, "wrong", again);
    };
    const own = id;
    ask("applyPlan", { id: own, changes: sent, seen }, late).then(
      ({ message }) => {
        suggestion = undefined;
        setApplying(false);
        undo.offer(own, message);
      },
      ({ message }: Error) => {
        setApplying(false);
        footer.say(
          `Not applied: ${message}`,
          "wrong",
          /changed meanwhile|Suggest again/.test(message) ? { label: "Suggest again", run: suggest } : again,
        );
      },
    );
  }

  function setApplying(is: boolean): void {
    isApplying = is;
    content.setAttribute("aria-busy", String(is));
    refresh();
  }

  const undo = createUndo(footer, { label: "Show the Budget", run: () => showBudget() });
  fill(content, request.element, answer);
  apply.addEventListener("click", applyPlan);
  refresh();
  request.focus();
}
