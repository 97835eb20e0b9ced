import type { ScoreChange, Snapshot, SnapshotForm } from "../../commands/server";
import { dayWords } from "../audit/wording";

/** "2026-11-22 14:05" as people write it where they are; the time is the spreadsheet's, so it stays as it is. */
export function momentWords({ takenAt }: Pick<Snapshot, "takenAt">): string {
  if (takenAt === "") return "No date";
  const [day = "", time = ""] = takenAt.split(" ");
  return [dayWords(day), time].filter(Boolean).join(", ");
}

export const scoreCount = (answered: number): string => (answered === 1 ? "1 score" : `${answered} scores`);

/** How far the audit is: since it began anew, or as such. */
export function auditWords({ auditBegan, ageing, answered, criteria }: SnapshotForm): string {
  const left = criteria - answered + ageing;
  if (auditBegan === "") return `${answered} of ${criteria} scored${ageing > 0 ? `, ${ageing} of them ageing` : ""}.`;
  const open = left === 0 ? "everything is scored or confirmed" : `${left} of ${criteria} still to score or confirm`;
  return `This audit began on ${dayWords(auditBegan)}; ${open}.`;
}

export interface KindOfChange {
  readonly kind: ScoreChange["kind"];
  readonly title: string;
  /** After a count, in a sentence. */
  readonly counted: string;
  readonly scores: (change: ScoreChange) => string;
}

/** What may have become of a score between two times, in the order in which it is told. */
export const KINDS_OF_CHANGE: readonly KindOfChange[] = [
  { kind: "rose", title: "Rose", counted: "rose", scores: ({ from, to }) => `${from} → ${to}` },
  { kind: "fell", title: "Fell", counted: "fell", scores: ({ from, to }) => `${from} → ${to}` },
  { kind: "assessed", title: "Newly assessed", counted: "newly assessed", scores: ({ to }) => String(to) },
  {
    kind: "no longer assessed",
    title: "No longer assessed",
    counted: "no longer assessed",
    scores: ({ from }) => `was ${from}`,
  },
  { kind: "stale", title: "Gone stale", counted: "went stale", scores: ({ to }) => `still ${to}` },
];

/** "7 rose, 2 fell since 1 Aug 2026.", or that nothing changed. */
export function changeSentence(changes: readonly ScoreChange[], from: Snapshot, to: Snapshot | undefined): string {
  const counts = KINDS_OF_CHANGE.flatMap(({ kind, counted }) => {
    const count = changes.filter((change) => change.kind === kind).length;
    return count > 0 ? [`${count} ${counted}`] : [];
  });
  const when = to ? `between ${momentWords(from)} and ${momentWords(to)}` : `since ${momentWords(from)}`;
  return `${counts.length > 0 ? counts.join(", ") : "Nothing changed"} ${when}.`;
}
