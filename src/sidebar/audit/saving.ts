import type { Answer, SaveAnswer, SavedAnswer, TierStanding } from "../../commands/server";
import { NO_ANSWER } from "../server";
import { type Draft, draftOf, type Entry, isSame, isUnsaved } from "./answers";

/** How long typing rests before it is saved. */
const PAUSE_MILLISECONDS = 1_000;

/** What the footer says about saving. */
export type SavingState =
  | { readonly kind: "rest" }
  | { readonly kind: "saving" }
  | { readonly kind: "saved"; readonly at: Date }
  | { readonly kind: "failed"; readonly entries: readonly Entry[] };

export interface Saver {
  /** Takes a change; a choice is saved at once, typed text when it rests. */
  edit(entry: Entry, change: Partial<Draft>, when: "now" | "at rest"): void;
  /** Saves that the score still holds today. */
  confirm(entry: Entry): void;
  /** Sends what was typed without waiting for a rest. */
  flush(): void;
  retry(): void;
  keepTheirs(entry: Entry): void;
  keepMine(entry: Entry): void;
  state(): SavingState;
}

interface Sent {
  readonly draft: Draft;
  readonly confirmed: boolean;
}

interface Saving {
  readonly entries: readonly Entry[];
  readonly send: (request: SaveAnswer, late: () => void) => Promise<SavedAnswer>;
  /** Something changed that the page shows. */
  readonly changed: () => void;
  readonly stood: (standing: TierStanding) => void;
}

/**
 * Saves answers one after the other, so that the newest state wins and no call overtakes another.
 * After a call without an answer nothing more is sent until the person tries again, or the answer comes after all.
 */
export function createSaver({ entries, send, changed, stood }: Saving): Saver {
  let calls = 0;
  let underWay = 0;
  let stalled = false;
  let standingOf = 0;
  let savedAt: Date | undefined;
  let pause: ReturnType<typeof setTimeout> | undefined;
  const latest = new Map<Entry, number>();
  const unanswered = new Map<Entry, Draft[]>();

  function sendNext(): void {
    const entry = underWay || stalled ? undefined : entries.find((each) => each.due && isReady(each));
    if (entry) sendAnswer(entry);
    changed();
  }

  function sendAnswer(entry: Entry): void {
    const call = ++calls;
    const sent = entry.draft;
    const confirmed = entry.confirming;
    underWay = call;
    entry.due = false;
    unanswered.set(entry, [...(unanswered.get(entry) ?? []), sent]);
    const late = () => {
      if (underWay !== call) return;
      underWay = 0;
      stalled = true;
      entry.failure = NO_ANSWER;
      changed();
    };
    const request = { criterion: entry.criterion.id, answer: sent, seen: entry.seen };
    send(confirmed ? { ...request, confirmed } : request, late).then(
      (saved) => settle(call, entry, () => take(call, entry, { draft: sent, confirmed }, saved)),
      ({ message }: Error) =>
        settle(call, entry, () => {
          entry.failure = message;
        }),
    );
  }

  const isReady = (entry: Entry) => isUnsaved(entry) && !entry.failure && !entry.theirs;

  /** An answer that a newer one of the same criterion overtook has nothing to tell. */
  function settle(call: number, entry: Entry, take: () => void): void {
    if (underWay === call) underWay = 0;
    stalled = false;
    if (call > (latest.get(entry) ?? 0)) {
      latest.set(entry, call);
      take();
    }
    sendNext();
  }

  function take(call: number, entry: Entry, sent: Sent, { saved, answer, standing }: SavedAnswer): void {
    if (call > standingOf) {
      standingOf = call;
      stood(standing);
    }
    const now = draftOf(answer);
    // What we sent ourselves and did not hear of in time is no conflict with somebody else.
    const isOurs = (unanswered.get(entry) ?? []).some((draft) => isSame(draft, now));
    if (saved || isOurs || isSame(entry.draft, now)) {
      if (saved && isSame(entry.draft, sent.draft)) entry.draft = now;
      if ((saved && sent.confirmed) || isNewer(answer, entry.seen)) {
        entry.ageing = "";
        entry.confirming = false;
      }
      entry.seen = answer;
      entry.accepted = now;
      entry.due = isUnsaved(entry) && (entry.due || !saved || entry.failure !== "");
      entry.failure = "";
      unanswered.delete(entry);
      savedAt = new Date();
    } else {
      entry.theirs = answer;
      entry.failure = "";
    }
  }

  function settleConflict(entry: Entry, theirs: Answer): void {
    if (isNewer(theirs, entry.seen)) entry.ageing = "";
    entry.seen = theirs;
    entry.accepted = draftOf(theirs);
    entry.theirs = undefined;
    entry.due = isUnsaved(entry);
    unanswered.delete(entry);
    sendNext();
  }

  return {
    edit(entry, change, when) {
      entry.draft = { ...entry.draft, ...change };
      // Another score is a new one, and no word on the old.
      if (entry.draft.score !== entry.accepted.score) entry.confirming = false;
      forgive(entry);
      clearTimeout(pause);
      const rest = () => {
        entry.due = true;
        sendNext();
      };
      if (when === "now") rest();
      else {
        pause = setTimeout(rest, PAUSE_MILLISECONDS);
        changed();
      }
    },
    confirm(entry) {
      entry.confirming = true;
      forgive(entry);
      entry.due = true;
      sendNext();
    },
    flush() {
      clearTimeout(pause);
      for (const entry of entries) entry.due = entry.due || isUnsaved(entry);
      sendNext();
    },
    retry() {
      stalled = false;
      for (const entry of entries) {
        entry.due = entry.due || entry.failure !== "";
        entry.failure = "";
      }
      sendNext();
    },
    keepTheirs(entry) {
      if (!entry.theirs) return;
      entry.draft = draftOf(entry.theirs);
      entry.confirming = false;
      settleConflict(entry, entry.theirs);
    },
    keepMine(entry) {
      if (entry.theirs) settleConflict(entry, entry.theirs);
    },
    state() {
      const failed = entries.filter(({ failure, theirs }) => failure !== "" || theirs !== undefined);
      if (underWay) return { kind: "saving" };
      if (failed.length > 0) return { kind: "failed", entries: failed };
      if (savedAt === undefined || entries.some(isUnsaved)) return { kind: "rest" };
      return { kind: "saved", at: savedAt };
    },
  };
}

/** What a person does anew is tried anew, except while nothing is sent because no answer comes. */
function forgive(entry: Entry): void {
  if (entry.failure !== NO_ANSWER) entry.failure = "";
}

/** Whether an answer was scored after another one, or has no score any more that could be old. */
function isNewer(answer: Answer, before: Answer): boolean {
  return answer.score === null || answer.scoredOn > before.scoredOn;
}
