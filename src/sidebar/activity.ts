import type { ActivityChoice, ActivityForm, AddedActivity } from "../commands/server";
import { createCheck } from "./activity/check";
import { createChooser } from "./activity/chooser";
import { createDetails } from "./activity/details";
import { fill, part } from "./dom";
import { showTab } from "./elsewhere";
import { createFooter } from "./footer";
import { leaveOnEscape } from "./keys";
import { load, notice } from "./load";
import { ACCOUNTS, ask } from "./server";

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

function showForm({ activities, currency }: ActivityForm): void {
  if (activities.length === 0) {
    const text = "Type activities on the Catalogue tab, each with a name and a cost. Then open this form again.";
    fill(content, notice("The Catalogue is empty", [text]));
    return;
  }
  const add = part("add");
  const footer = createFooter();
  const check = createCheck();
  const details = createDetails(currency, check.element, () => check.of(details.read()));
  let chosen: ActivityChoice | undefined;
  let isAdding = false;

  const chooser = createChooser(activities, (activity) => {
    if (activity) footer.say("");
    chosen = activity;
    details.show(activity);
    if (!activity) check.of(undefined);
  });

  function addRow(): void {
    if (isAdding) return;
    if (!chosen) {
      chooser.showError("Choose an activity from the list first.");
      chooser.focus();
      return;
    }
    const activity = details.read();
    if (!activity) {
      details.showError();
      return;
    }
    const sent = chosen;
    setAdding(true);
    footer.say("Adding…");
    const late = () => {
      setAdding(false);
      // The call may have done its work all the same, and a second one would add the row twice.
      footer.say(`No answer yet. Look at the Budget before you add it again: it may be there. ${ACCOUNTS}`, "wrong", {
        label: "Show the Budget",
        run: () => showBudget(),
      });
    };
    ask("addActivity", activity, late).then(
      (added) => {
        setAdding(false);
        showAdded(added);
        if (chosen !== sent) return;
        chooser.clear();
        chooser.focus();
      },
      ({ message }: Error) => {
        setAdding(false);
        footer.say(`Not added: ${message}`, "wrong", { label: "Try again", run: addRow });
      },
    );
  }

  function showAdded({ row, message }: AddedActivity): void {
    footer.say(message, "quiet", { label: "Show in Budget", run: () => showBudget(row) });
  }

  const showBudget = (row?: number) => showTab(footer, { tab: "budget", row }, "The Budget is shown.");

  function setAdding(is: boolean): void {
    isAdding = is;
    add.setAttribute("aria-disabled", String(is));
    content.setAttribute("aria-busy", String(is));
  }

  fill(content, chooser.element, details.element);
  part("footer").hidden = false;
  add.addEventListener("click", addRow);
  chooser.focus();
}
