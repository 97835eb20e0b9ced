import type { ActivityChoice, ActivityForm, AddedActivity, NewActivity } from "../commands/server";
import { createAlternatives } from "./activity/alternatives";
import { createCheck } from "./activity/check";
import { createChooser } from "./activity/chooser";
import { createDetails } from "./activity/details";
import { createOwn } from "./activity/own";
import { createAdder } from "./adding";
import { button, el, fill, part } from "./dom";
import { showTab } from "./elsewhere";
import { createFooter } from "./footer";
import { leaveOnEscape } from "./keys";
import { load, notice } from "./load";
import { newId } from "./newId";

const content = part("content");

leaveOnEscape();

load({
  name: "readActivities",
  request: undefined,
  region: content,
  what: "the Catalogue tab",
  why: "This form offers the activities of the Catalogue and adds them to the Budget.",
  show: showForm,
});

function showForm(form: ActivityForm): void {
  const { activities } = form;
  if (activities.length === 0) {
    const text = "Type activities on the Catalogue tab, each with a name and a cost. Then open this form again.";
    fill(content, notice("The Catalogue is empty", [text]));
    return;
  }
  const addButton = part("add");
  const footer = createFooter();
  const showBudget = (row?: number) => showTab(footer, { tab: "budget", row }, "The Budget is shown.");
  const check = createCheck();
  const chooser = createChooser(activities, choose);
  const alternatives = createAlternatives(activities, exchange);
  const details = createDetails(form, check.element, alternatives.element, () => check.of(read()));
  const own = createOwn(form.stages, () => details.update(own.shown()));
  const kindButton = button("", () => setOwn(!isOwn));
  const subject = el("div");
  let chosen: ActivityChoice | undefined;
  let isOwn = false;
  let id = newId();

  function choose(activity: ActivityChoice | undefined): void {
    if (activity) footer.say("");
    // What is chosen anew is another request, even if it is the same activity.
    id = newId();
    chosen = activity;
    details.show(activity);
    kindButton.hidden = activity !== undefined;
    if (activity) alternatives.showFor(activity);
    else check.of(undefined);
  }

  function exchange(activity: ActivityChoice): void {
    chooser.choose(activity);
    chooser.focus();
    part("page").scrollTop = 0;
  }

  /** Between the Catalogue and an activity of one's own. */
  function setOwn(is: boolean): void {
    isOwn = is;
    kindButton.textContent = is ? "Choose from the Catalogue" : "Something of your own";
    chooser.clear();
    own.clear();
    fill(subject, is ? own.element : chooser.element, el("div", { class: "kind" }, kindButton));
    if (is) {
      details.show(own.shown());
      alternatives.element.hidden = true;
    }
    footer.say("");
    (is ? own : chooser).focus();
  }

  function read(): NewActivity | undefined {
    const typed = details.read();
    if (!typed) return undefined;
    if (!isOwn) return { id, own: null, ...typed };
    const mine = own.read();
    return mine && { id, ...typed, activity: mine.name, own: mine.activity };
  }

  function showMissing(): void {
    if (isOwn && !own.read()) own.showError();
    else if (isOwn || chosen) details.showError();
    else {
      chooser.showError("Choose an activity from the list first.");
      chooser.focus();
    }
  }

  const add = createAdder({
    name: "addActivity",
    footer,
    request() {
      const activity = read();
      if (!activity) showMissing();
      return activity;
    },
    busy(isBusy) {
      addButton.setAttribute("aria-disabled", String(isBusy));
      content.setAttribute("aria-busy", String(isBusy));
    },
    added,
  });

  function added({ row, message }: AddedActivity, sent: NewActivity): void {
    if (id === sent.id) setOwn(isOwn);
    footer.say(message, "quiet", { label: "Show in Budget", run: () => showBudget(row) });
  }

  fill(content, subject, details.element);
  part("footer").hidden = false;
  addButton.addEventListener("click", add);
  setOwn(false);
}
