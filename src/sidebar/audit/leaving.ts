import type { Footer } from "../footer";
import { type CriterionEntry, isUnsaved } from "./answers";
import type { Progress } from "./saving";

export interface Leaving {
  /** Saves what is typed, then opens another form. */
  leave(open: () => void): void;
  /** To be called whenever saving has got further. */
  goOn(): void;
}

interface LeavingActions<Entry> {
  go(entry: Entry): void;
  /** What an entry is called in a message. */
  nameOf(entry: Entry): string;
}

/** Leaves for another form only when every answer is saved: it takes the place of this one and of what is typed here. */
export function createLeaving<Entry extends CriterionEntry>(
  saver: Progress<Entry>,
  entries: readonly Entry[],
  footer: Footer,
  { go, nameOf }: LeavingActions<Entry>,
): Leaving {
  let open: (() => void) | undefined;

  function leave(next: () => void): void {
    open = next;
    saver.flush();
  }

  function stay(unsaved: readonly Entry[], next: () => void): void {
    const entry = unsaved.find(({ theirs }) => theirs) ?? unsaved[0]!;
    const { id } = entry.criterion;
    const cause = entry.theirs ? "somebody else changed it." : entry.failure || "try again in a moment.";
    const again = () => {
      open = next;
      saver.retry();
    };
    footer.say(
      `Not left, because ${nameOf(entry)} is not saved: ${cause}`,
      "wrong",
      entry.theirs ? { label: `Go to ${id}`, run: () => go(entry) } : { label: "Try again", run: again },
    );
  }

  return {
    leave,
    goOn() {
      if (!open || saver.state().kind === "saving") return;
      const next = open;
      open = undefined;
      const unsaved = entries.filter(isUnsaved);
      if (unsaved.length === 0) next();
      else stay(unsaved, next);
    },
  };
}
