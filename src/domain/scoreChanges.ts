/** A criterion's score at one time; null is not assessed. */
export interface DatedScore {
  readonly id: string;
  readonly score: number | null;
  /** The score should have been looked at again by then. */
  readonly isAgeing: boolean;
}

export type ChangeKind = "rose" | "fell" | "assessed" | "no longer assessed" | "stale";

export interface Change {
  readonly id: string;
  /** `stale`: the same score, and ageing by the later time. */
  readonly kind: ChangeKind;
  readonly from: number | null;
  readonly to: number | null;
}

/** What became of each criterion between two times, in the order of the later one, then those that only the earlier one has. */
export function scoreChanges(before: readonly DatedScore[], after: readonly DatedScore[]): Change[] {
  const earlier = new Map(before.map((entry) => [entry.id, entry]));
  const later = new Map(after.map((entry) => [entry.id, entry]));
  return [...new Set([...later.keys(), ...earlier.keys()])].flatMap((id) => {
    const from = earlier.get(id)?.score ?? null;
    const to = later.get(id)?.score ?? null;
    const kind = kindOf(from, to, later.get(id)?.isAgeing ?? false);
    return kind ? [{ id, kind, from, to }] : [];
  });
}

function kindOf(from: number | null, to: number | null, isAgeing: boolean): ChangeKind | undefined {
  if (from === to) return from !== null && isAgeing ? "stale" : undefined;
  if (from === null) return "assessed";
  if (to === null) return "no longer assessed";
  return to > from ? "rose" : "fell";
}
