import type { AddedPath, NewPath, PathAnswer, QuestionForm, TierId } from "../commands/server";
import { createAdder } from "./adding";
import { button, fill, part } from "./dom";
import { showTab } from "./elsewhere";
import { createFooter } from "./footer";
import { leaveOnEscape } from "./keys";
import { load } from "./load";
import { newId } from "./newId";
import { firstDraft, keepDraft, problemOf, questionOf } from "./question/draft";
import { createQuestions } from "./question/form";
import { createResult, type ResultView } from "./question/result";
import { ask, NO_ANSWER } from "./server";

const content = part("content");

leaveOnEscape();

load({
  name: "readQuestion",
  request: undefined,
  region: content,
  what: "the plan",
  why: "The question is answered from the Audit, the Catalogue and the Budget.",
  show: showForm,
});

function showForm(form: QuestionForm): void {
  const footer = createFooter();
  const showBudget = (row?: number) => showTab(footer, { tab: "budget", row }, "The Budget is shown.");
  const actions = part("actions");
  const findButton = button("Find the path", find, "primary");
  const addButton = button("Add to Budget", () => add(), "primary");
  let draft = firstDraft(form);
  let result: ResultView | undefined;
  let isAsking = false;
  let id = newId();

  const questions = createQuestions(form, () => draft, {
    change(part) {
      draft = { ...draft, ...part };
      keepDraft(draft);
      // An answer to what stood there before is no answer any more.
      if (isAsking) rest("");
    },
    openAudit,
  });

  function openAudit(tier: TierId): void {
    const fail = (message: string) => footer.say(message, "wrong", { label: "Try again", run: () => openAudit(tier) });
    ask("auditForm", { tier, rating: "first" }, () => fail(NO_ANSWER)).catch(({ message }: Error) => fail(message));
  }

  function find(): void {
    if (isAsking) return;
    const problem = problemOf(draft);
    questions.showProblem(problem);
    if (problem) return;
    const sent = draft;
    const isCurrent = () => draft === sent && result === undefined;
    const fail = (message: string) => {
      if (isCurrent()) rest(`No path: ${message}`, { label: "Try again", run: find });
    };
    isAsking = true;
    setBusy(findButton, true);
    footer.say("Looking for the path…");
    ask("answerQuestion", questionOf(sent), () => fail(NO_ANSWER)).then(
      // An answer that was given up is still the answer, as long as the question is the same.
      (answer) => {
        if (!isCurrent()) return;
        rest("");
        showAnswer(answer);
      },
      ({ message }: Error) => fail(message),
    );
  }

  function rest(words: string, action?: { readonly label: string; readonly run: () => void }): void {
    isAsking = false;
    setBusy(findButton, false);
    footer.say(words, action ? "wrong" : "quiet", action);
  }

  function setBusy(busyButton: HTMLButtonElement, isBusy: boolean): void {
    busyButton.setAttribute("aria-disabled", String(isBusy));
    content.setAttribute("aria-busy", String(isBusy));
  }

  function go(...shown: readonly Node[]): void {
    fill(content, ...shown);
    part("page").scrollTop = 0;
    part("heading").focus({ preventScroll: true });
  }

  function showQuestions(): void {
    result = undefined;
    footer.say("");
    fill(actions, findButton);
    go(questions.element);
  }

  function showAnswer(answer: PathAnswer): void {
    id = newId();
    result = createResult(answer, refreshAdd, showQuestions);
    fill(actions, addButton);
    refreshAdd();
    go(result.element);
  }

  function refreshAdd(): void {
    const count = result?.selection().activities.length ?? 0;
    addButton.textContent = count > 0 ? `Add ${count} to Budget` : "Add to Budget";
  }

  const add = createAdder({
    name: "addPath",
    footer,
    request(): NewPath | undefined {
      const selection = result?.selection();
      if (selection && selection.activities.length > 0) return { id, ...selection };
      footer.say("Choose an activity of the path, or the pilot, first.", "wrong");
      return undefined;
    },
    busy: (isBusy) => setBusy(addButton, isBusy),
    added,
  });

  function added({ rows, message }: AddedPath, { activities }: NewPath): void {
    id = newId();
    result?.showRows(new Map(activities.map((name, index) => [name, rows[index] ?? 0])));
    footer.say(message, "quiet", { label: "Show in Budget", run: () => showBudget(rows[0]) });
  }

  part("footer").hidden = false;
  showQuestions();
}
