import type { Answer, SaveAnswer, SavedAnswer, TierStanding } from "../../commands/server";
import { type Draft, draftOf, type Entry } from "./answers";
import { createSaver, type Saver } from "./saving";

export interface AnswerSaver extends Saver<Entry, Draft> {
  /** Saves that the score still holds today. */
  confirm(entry: Entry): void;
}

interface AnswerSaving {
  readonly entries: readonly Entry[];
  readonly send: (request: SaveAnswer, late: () => void) => Promise<SavedAnswer>;
  /** Something changed that the page shows. */
  readonly changed: () => void;
  readonly stood: (standing: TierStanding) => void;
}

/** Saves the answers of the audit, and that an old score still holds today. */
export function createAnswerSaver({ entries, send, changed, stood }: AnswerSaving): AnswerSaver {
  const saver = createSaver({
    entries,
    draftOf,
    send: async (entry: Entry, answer: Draft, late) => {
      const { criterion, seen, confirming: confirmed } = entry;
      const request = { criterion: criterion.id, answer, seen };
      return { ...(await send(confirmed ? { ...request, confirmed } : request, late)), confirmed };
    },
    changed,
    told: ({ standing }) => stood(standing),
    accepting(entry, { saved, answer, confirmed }) {
      if (!(saved && confirmed) && !isNewer(answer, entry.seen)) return;
      entry.ageing = "";
      entry.confirming = false;
    },
  });

  return {
    ...saver,
    edit(entry, change, when) {
      // Another score is a new one, and no word on the old.
      if ({ ...entry.draft, ...change }.score !== entry.accepted.score) entry.confirming = false;
      saver.edit(entry, change, when);
    },
    confirm(entry) {
      entry.confirming = true;
      saver.edit(entry, {}, "now");
    },
    keepTheirs(entry) {
      entry.confirming = false;
      renew(entry);
      saver.keepTheirs(entry);
    },
    keepMine(entry) {
      renew(entry);
      saver.keepMine(entry);
    },
  };
}

/** Whichever answer stays after a conflict, what they scored meanwhile is no old score. */
function renew(entry: Entry): void {
  if (entry.theirs && isNewer(entry.theirs, entry.seen)) entry.ageing = "";
}

/** Whether an answer was scored after another one, or has no score any more that could be old. */
function isNewer(answer: Answer, before: Answer): boolean {
  return answer.score === null || answer.scoredOn > before.scoredOn;
}
