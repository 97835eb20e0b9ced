import type { Answer, Dispute } from "../../commands/server";
import { createScores } from "../audit/scores";
import { dayWords, GATE_WORDS, NOT_ASSESSED, TEXT_LABELS } from "../audit/wording";
import { button, el, fill, typed } from "../dom";
import { createTextField } from "../textField";
import type { Draft } from "./drafts";

interface DisputeActions {
  readonly draft: () => Draft;
  edit(change: Partial<Draft>): void;
  readonly by: () => string;
  setBy(name: string): void;
  settle(): void;
  showInTab(): void;
}

export interface DisputeView {
  readonly element: HTMLElement;
  /** Shows a score that was picked elsewhere, as by a digit. */
  refresh(): void;
  showBusy(busy: boolean): void;
  /** Which one of how many it is. */
  showPlace(text: string): void;
  /** Says beside its field what is missing, and goes there; false when nothing is. */
  showMissing(): boolean;
  /** Marks the field that a message of the sheet names. */
  showFailure(message: string): void;
}

/** One criterion that the two scored differently: both answers, and what is to stand instead. */
export function createDispute(dispute: Dispute, actions: DisputeActions): DisputeView {
  const { first, second } = dispute;
  const place = el("span");
  const missing = el("p", { class: "wrong", id: "score-missing" });
  const scores = createScores(
    dispute,
    (score) => {
      actions.edit({ score });
      fill(missing);
    },
    { legend: "Settle on", choices: [0, 1, 2, 3], noteOf: (score) => whoseScore(dispute, score) },
  );
  scores.element.setAttribute("aria-describedby", missing.id);
  const evidence = createTextField({
    id: "evidence",
    label: TEXT_LABELS.evidence,
    hint: "What decided it: a link, or what was seen",
    isLong: true,
    value: actions.draft().evidence,
    typed: (text) => actions.edit({ evidence: text }),
  });
  const rater = createTextField({
    id: "rater",
    label: "Settled by",
    hint: "Becomes the rater on the Audit tab",
    value: actions.by(),
    typed: actions.setBy,
  });
  const settle = button("Settle", actions.settle, "primary");
  const form = el(
    "form",
    {
      novalidate: true,
      "aria-labelledby": "dispute",
      on: {
        // Enter in a field settles nothing: a score that two people differ on is not decided by a slip.
        submit: (event) => event.preventDefault(),
        keydown: (event) => {
          if (event.key !== "Enter" || event.isComposing || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          actions.settle();
        },
      },
    },
    scores.element,
    missing,
    evidence.element,
    el("div", { class: "actions small" }, useButton("first", first), useButton("second", second)),
    rater.element,
    el(
      "div",
      { class: "actions settle" },
      settle,
      dispute.row > 0 && button("Show in the Audit tab", actions.showInTab, "text"),
    ),
  );

  function useButton(whose: "first" | "second", answer: Answer): HTMLElement | false {
    return answer.evidence !== "" && button(`Use the ${whose}'s`, () => evidence.write(answer.evidence));
  }

  function refresh(): void {
    scores.show(actions.draft().score);
    if (actions.draft().score !== null) fill(missing);
  }

  refresh();
  return {
    element: el(
      "section",
      { "aria-labelledby": "dispute" },
      el("p", { class: "pair quiet" }, el("span", {}, dispute.id), place),
      el("h2", { tabindex: -1, id: "dispute", dir: "auto" }, dispute.name),
      dispute.gate !== "" && el("p", { class: "gate" }, GATE_WORDS[dispute.gate]),
      el("p", { class: "question", dir: "auto" }, dispute.question),
      el("p", { class: "quiet" }, gapWords(dispute)),
      el(
        "div",
        { class: "two" },
        answerCard("First rater", first, dispute),
        answerCard("Second rater", second, dispute),
      ),
      form,
    ),
    refresh,
    showBusy(busy) {
      form.setAttribute("aria-busy", String(busy));
      settle.setAttribute("aria-disabled", String(busy));
      evidence.lock(busy);
      rater.lock(busy);
    },
    showPlace(text) {
      fill(place, text);
    },
    showMissing() {
      const noScore = actions.draft().score === null;
      fill(missing, noScore && "Choose a score first.");
      rater.showError(actions.by().trim() === "" ? "Type who settled it." : "");
      if (noScore) scores.element.querySelector("input")?.focus();
      else if (actions.by().trim() === "") rater.focus();
      else return false;
      return true;
    },
    showFailure(message) {
      evidence.markWrong(message.startsWith("evidence:"));
      rater.markWrong(message.startsWith("rater:"));
    },
  };
}

function whoseScore({ first, second }: Dispute, score: number | null): string {
  if (score === first.score) return "first";
  return score === second.score ? "second" : "";
}

function gapWords({ first, second }: Dispute): string {
  const gap = Math.abs((first.score ?? 0) - (second.score ?? 0));
  return `The two scores are ${gap} apart.`;
}

/** An answer in words. */
function answerCard(title: string, { score, evidence, rater, scoredOn }: Answer, { scores }: Dispute): HTMLElement {
  const lines = [
    [TEXT_LABELS.evidence, evidence || "(none)"],
    [TEXT_LABELS.rater, rater || "(no name)"],
    ["Scored on", scoredOn === "" ? "(no date)" : dayWords(scoredOn)],
  ] as const;
  return el(
    "section",
    { class: "version", "aria-label": title },
    el("h3", {}, title),
    score === null ? el("p", {}, NOT_ASSESSED) : el("p", {}, el("b", {}, `${score} `), typed(scores[score] ?? "")),
    el("dl", {}, ...lines.map(([label, text]) => el("div", {}, el("dt", {}, label), el("dd", { dir: "auto" }, text)))),
  );
}
