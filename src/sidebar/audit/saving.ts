import { NO_ANSWER } from "../server";
import { isSame, isUnsaved, type Pending } from "./answers";

/** How long typing rests before it is saved. */
const PAUSE_MILLISECONDS = 1_000;

/** What the footer says about saving. */
export type SavingState<Entry> =
  | { readonly kind: "rest" }
  | { readonly kind: "saving" }
  | { readonly kind: "saved"; readonly at: Date }
  | { readonly kind: "failed"; readonly entries: readonly Entry[] };

export interface Saver<Entry, Typed> {
  /** Takes a change; a choice is saved at once, typed text when it rests. */
  edit(entry: Entry, change: Partial<Typed>, when: "now" | "at rest"): void;
  /** Sends what was typed without waiting for a rest. */
  flush(): void;
  retry(): void;
  keepTheirs(entry: Entry): void;
  keepMine(entry: Entry): void;
  state(): SavingState<Entry>;
}

/** What a page needs to know of a saver to say how far it is, and to go on. */
export type Progress<Entry> = Pick<Saver<Entry, unknown>, "flush" | "retry" | "state">;

interface Saving<Entry, Typed, Held, Reply> {
  readonly entries: readonly Entry[];
  readonly send: (entry: Entry, answer: Typed, late: () => void) => Promise<Reply>;
  /** What a person can change of an answer. */
  readonly draftOf: (answer: Held) => Typed;
  /** Something changed that the page shows. */
  readonly changed: () => void;
  /** What else the newest reply says. */
  readonly told: (reply: Reply) => void;
  /** The answer of a reply becomes what was seen of its entry. */
  readonly accepting?: (entry: Entry, reply: Reply) => void;
}

/**
 * Saves answers one after the other, so that the newest state wins and no call overtakes another.
 * After a call without an answer nothing more is sent until the person tries again, or the answer comes after all.
 */
export function createSaver<
  Typed extends object,
  Held extends Typed,
  Entry extends Pending<Typed, Held>,
  Reply extends { readonly saved: boolean; readonly answer: Held },
>({ entries, send, draftOf, changed, told, accepting }: Saving<Entry, Typed, Held, Reply>): Saver<Entry, Typed> {
  let calls = 0;
  let underWay = 0;
  let stalled = false;
  let toldBy = 0;
  let savedAt: Date | undefined;
  let pause: ReturnType<typeof setTimeout> | undefined;
  const latest = new Map<Entry, number>();
  const unanswered = new Map<Entry, Typed[]>();

  function sendNext(): void {
    const entry = underWay || stalled ? undefined : entries.find((each) => each.due && isReady(each));
    if (entry) sendAnswer(entry);
    changed();
  }

  function sendAnswer(entry: Entry): void {
    const call = ++calls;
    const sent = entry.draft;
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
    send(entry, sent, late).then(
      (reply) => settle(call, entry, () => take(call, entry, sent, reply)),
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

  function take(call: number, entry: Entry, sent: Typed, reply: Reply): void {
    const { saved, answer } = reply;
    if (call > toldBy) {
      toldBy = call;
      told(reply);
    }
    const now = draftOf(answer);
    // What we sent ourselves and did not hear of in time is no conflict with somebody else.
    const isOurs = (unanswered.get(entry) ?? []).some((draft) => isSame(draft, now));
    if (saved || isOurs || isSame(entry.draft, now)) {
      if (saved && isSame(entry.draft, sent)) entry.draft = now;
      accepting?.(entry, reply);
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

  function settleConflict(entry: Entry, theirs: Held): void {
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
      // What a person does anew is tried anew, except while nothing is sent because no answer comes.
      if (entry.failure !== NO_ANSWER) entry.failure = "";
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
