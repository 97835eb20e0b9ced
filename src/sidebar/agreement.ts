import type { AgreementForm, Dispute, Settlement } from "../commands/server";
import { createDispute, type DisputeView } from "./agreement/dispute";
import { createDrafts } from "./agreement/drafts";
import { createLeftover } from "./agreement/leftover";
import { createDisputeList } from "./agreement/list";
import { createOutcome } from "./agreement/outcome";
import { createOverview } from "./agreement/overview";
import { createSettler } from "./agreement/settling";
import { createKeys } from "./audit/keys";
import { el, fill, part } from "./dom";
import { openForm, showTab } from "./elsewhere";
import { createFooter } from "./footer";
import { load } from "./load";
import { ask, NO_ANSWER } from "./server";

const back = part("back") as HTMLButtonElement;
const next = part("next") as HTMLButtonElement;

load({
  name: "readAgreement",
  request: undefined,
  region: part("content"),
  what: "both ratings",
  why: "This page compares two ratings of the Audit tab.",
  show: showForm,
});

function showForm(first: AgreementForm): void {
  const drafts = createDrafts();
  const footer = createFooter();
  const leftover = createLeftover();
  const overview = createOverview((tier) => openForm(footer, "auditForm", { tier, rating: "second" }));
  const list = createDisputeList(drafts, (dispute) => go(form.disputed.indexOf(dispute)));
  const stage = el("div", { class: "stage" });
  let form = first;
  let index = 0;
  let view: DisputeView | undefined;
  let shown = "";

  const settler = createSettler({
    send: (request, late) => ask("settleDispute", request, late),
    took: (now) => take(now),
    settled({ criterion, score }) {
      drafts.drop(criterion);
      leftover.drop(criterion);
      refresh();
      footer.say(`${criterion} is settled at ${score}.`);
    },
    refused,
    failed({ criterion }, message) {
      if (form.disputed[index]?.id === criterion) view?.showFailure(message);
      const again = { label: "Try again", run: () => tryAgain(criterion) };
      // The call may have done its work all the same; a second try of it is refused then, and says so.
      const what = message === NO_ANSWER ? `No answer for ${criterion} yet` : `${criterion} is not settled`;
      footer.say(`${what}: ${message}`, "wrong", again);
    },
    changed: () => view?.showBusy(settler.isBusy()),
  });

  /** Everything as it stands now; what somebody is typing elsewhere meanwhile stays as it is. */
  function take(now: AgreementForm): void {
    const id = form.disputed[index]?.id;
    form = now;
    const position = form.disputed.findIndex((dispute) => dispute.id === id);
    if (position >= 0) index = position;
    const hadFocus = stage.contains(document.activeElement) || document.activeElement === document.body;
    if (show(index) && hadFocus) focusHeading();
  }

  /** Shows a dispute, or that there is none; false when it stands there as it is already. */
  function show(position: number): boolean {
    index = Math.max(0, Math.min(position, form.disputed.length - 1));
    const dispute = form.disputed[index];
    const now = JSON.stringify(dispute ?? form);
    const isNew = now !== shown;
    shown = now;
    if (isNew) {
      view = dispute && createDispute(dispute, actionsOf(dispute));
      fill(stage, view ? view.element : createOutcome(form));
    }
    back.disabled = index === 0;
    next.disabled = index >= form.disputed.length - 1;
    part("steps").hidden = form.disputed.length < 2;
    keys.hidden = dispute === undefined;
    view?.showBusy(settler.isBusy());
    view?.showPlace(`${index + 1} of ${form.disputed.length}`);
    refresh();
    return isNew;
  }

  function refresh(): void {
    view?.refresh();
    overview.show(form);
    list.show(form, form.disputed[index]);
  }

  /** The same for somebody who asked for it: from its top, with the focus on its heading. */
  function go(position: number): void {
    footer.say("");
    show(position);
    stage.scrollIntoView({ block: "start" });
    focusHeading();
  }

  const focusHeading = () => part("dispute").focus({ preventScroll: true });

  function actionsOf(dispute: Dispute): Parameters<typeof createDispute>[1] {
    return {
      draft: () => drafts.of(dispute.id),
      edit(change) {
        drafts.edit(dispute.id, change);
        list.show(form, dispute);
      },
      by: drafts.by,
      setBy: drafts.setBy,
      settle: () => settle(dispute),
      showInTab: () => showTab(footer, { tab: "audit", row: dispute.row }, "The Audit tab is shown."),
    };
  }

  function settle(dispute: Dispute): void {
    if (settler.isBusy() || view?.showMissing()) return;
    const { score, evidence } = drafts.of(dispute.id);
    if (score === null) return;
    footer.say("Settling…");
    const { id: criterion, first, second } = dispute;
    settler.settle({ criterion, score, evidence, rater: drafts.by(), first, second });
  }

  function tryAgain(criterion: string): void {
    const position = form.disputed.findIndex(({ id }) => id === criterion);
    if (position !== index) go(position);
    if (form.disputed[position]) settle(form.disputed[position]);
  }

  function refused(request: Settlement): void {
    const { criterion } = request;
    const position = form.disputed.findIndex(({ id }) => id === criterion);
    if (position < 0) {
      drafts.drop(criterion);
      refresh();
      leftover.show(request);
      footer.say(`${criterion} is not settled by you: it is no longer disputed.`, "wrong");
      return;
    }
    if (position === index) focusHeading();
    footer.say(
      `${criterion} is not settled: somebody changed an answer to it. It is shown as it stands now, with what you typed.`,
      "wrong",
      position === index ? undefined : { label: `Go to ${criterion}`, run: () => go(position) },
    );
  }

  const move = (steps: number) => {
    if (form.disputed[index + steps]) go(index + steps);
  };
  const keys = createKeys(
    {
      move,
      pick(score) {
        const dispute = form.disputed[index];
        if (!dispute || settler.isBusy()) return;
        drafts.edit(dispute.id, { score });
        refresh();
      },
    },
    ["Ctrl + Enter", "Settle, in the form"],
  );

  fill(part("content"), overview.element, leftover.element, list.element, stage, keys);
  part("footer").hidden = false;
  back.addEventListener("click", () => move(-1));
  next.addEventListener("click", () => move(1));
  show(0);
  focusHeading();
}
