import type { Footer } from "../footer";
import type { CriterionEntry } from "./answers";
import type { Progress } from "./saving";
import { timeWords } from "./wording";

interface StateActions<Entry> {
  go(entry: Entry): void;
  /** What an entry is called in a message. */
  nameOf(entry: Entry): string;
  /** Shows theirs beside mine, on the criterion that is shown. */
  compare(): void;
}

/** The footer's line: what became of the answer that is shown, then of the others. */
export function stateLine<Entry extends CriterionEntry>(
  saver: Progress<Entry>,
  entry: Entry | undefined,
  actions: StateActions<Entry>,
): Parameters<Footer["say"]> {
  const state = saver.state();
  if (state.kind === "rest") return [""];
  if (state.kind === "saving") return ["Saving…"];
  if (state.kind === "saved") return [`Saved at ${timeWords(state.at)}`];
  const retry = { label: "Try again", run: saver.retry };
  if (entry?.theirs) {
    return [
      "Not saved: somebody else changed this answer.",
      "wrong",
      { label: "Compare", run: () => actions.compare() },
    ];
  }
  if (entry?.failure) return [`Not saved: ${entry.failure}`, "wrong", retry];
  const ids = state.entries.map(actions.nameOf).join(", ");
  const conflict = state.entries.find(({ theirs }) => theirs);
  const goThere = conflict && { label: `Go to ${conflict.criterion.id}`, run: () => actions.go(conflict) };
  return [`Not saved: ${ids}`, "wrong", goThere ?? retry];
}
