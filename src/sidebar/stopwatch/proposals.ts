import type { Answer, Proposal } from "../../commands/server";
import { draftOf, isSame } from "../audit/answers";
import { NOT_ASSESSED } from "../audit/wording";
import { button, el, fill, typed } from "../dom";
import { ask, NO_ANSWER } from "../server";

interface Line {
  readonly proposal: Proposal;
  readonly element: HTMLElement;
  isChosen(): boolean;
  /** Resolves when it is known whether the score stands, or when there was no answer in good time: false. */
  write(): Promise<boolean>;
}

/** Scores that follow from the runs; none is written without a yes. */
export function createProposals(
  proposals: readonly Proposal[],
  tester: string,
  say: (text: string, tone?: "quiet" | "wrong") => void,
): HTMLElement {
  const lines = proposals.map((proposal) => createLine(proposal, tester, refresh));
  const write = button("Write these scores", writeAll, "primary");
  let isWriting = false;

  function refresh(): void {
    const isNone = !lines.some((line) => line.isChosen());
    write.setAttribute("aria-disabled", String(isWriting || isNone));
  }

  async function writeAll(): Promise<void> {
    const chosen = lines.filter((line) => line.isChosen());
    if (isWriting) return;
    if (chosen.length === 0) return say("Choose a score to write first.", "wrong");
    isWriting = true;
    refresh();
    say("Writing…");
    let written = 0;
    for (const line of chosen) written += Number(await line.write());
    isWriting = false;
    refresh();
    const isAll = written === chosen.length;
    say(`${written} of ${chosen.length} scores written to the Audit tab.`, isAll ? "quiet" : "wrong");
  }

  refresh();
  return el(
    "section",
    { class: "panel", "aria-labelledby": "proposals" },
    el("h2", { id: "proposals" }, "Scores that follow"),
    el("p", { class: "quiet" }, "Nothing is written to the Audit tab until you say so."),
    el("ul", { class: "proposals" }, ...lines.map(({ element }) => element)),
    el("div", { class: "actions" }, write),
  );
}

function createLine(proposal: Proposal, tester: string, changed: () => void): Line {
  const { id, name, score, words, reason } = proposal;
  const check = el("input", {
    id: `write-${id}`,
    type: "checkbox",
    checked: score !== proposal.current.score,
    on: { change: changed },
  });
  const label = el("label", { for: check.id });
  const choice = el("div", { class: "check" });
  const state = el("p", { class: "hint", role: "status" });
  let current = proposal.current;

  function show(): void {
    const isSo = current.score === score;
    fill(
      label,
      isSo ? `${id} ${name}: ${score}, already so` : `${id} ${name}: ${scoreWords(current.score)} → ${score}`,
    );
    if (isSo) check.checked = false;
    fill(choice, !isSo && check, isSo ? el("b", {}, ...label.childNodes) : label);
  }

  function tell(text: string, tone: "quiet" | "wrong", ...more: readonly Node[]): void {
    state.className = tone === "wrong" ? "hint wrong" : "hint";
    fill(state, text, ...more);
  }

  function take(saved: boolean, answer: Answer, sent: Parameters<typeof isSame>[0]): boolean {
    current = answer;
    // Our own earlier try may have come through without an answer; that is no conflict.
    const stands = saved || isSame(sent, draftOf(answer));
    if (stands) tell("Saved.", "quiet");
    else {
      check.checked = false;
      const theirs = answer.evidence === "" ? [] : [", ", typed(answer.evidence)];
      const nodes = theirs.map((part) => (typeof part === "string" ? document.createTextNode(part) : part));
      tell(`Not saved: somebody changed it to ${scoreWords(answer.score)}`, "wrong", ...nodes);
      state.append(". Nothing was overwritten.");
    }
    show();
    changed();
    return stands;
  }

  function write(): Promise<boolean> {
    const { owner, rater } = current;
    const answer = { score, evidence: proposal.evidence, owner, rater: tester || rater };
    tell("Saving…", "quiet");
    return new Promise((resolve) => {
      const late = () => {
        tell(`Not saved: ${NO_ANSWER}`, "wrong");
        resolve(false);
      };
      ask("saveAnswer", { criterion: id, answer, seen: current }, late).then(
        (reply) => resolve(take(reply.saved, reply.answer, answer)),
        ({ message }: Error) => {
          tell(`Not saved: ${message}`, "wrong");
          resolve(false);
        },
      );
    });
  }

  show();
  return {
    proposal,
    element: el(
      "li",
      {},
      choice,
      el("p", {}, `${score}: `, typed(words)),
      el("p", { class: "quiet" }, typed(reason)),
      state,
    ),
    isChosen: () => check.checked && choice.contains(check),
    write,
  };
}

const scoreWords = (score: number | null): string => (score === null ? NOT_ASSESSED.toLowerCase() : String(score));
