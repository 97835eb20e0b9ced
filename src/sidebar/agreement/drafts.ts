import { isScore } from "../audit/answers";
import { keep, mapOf, readKept } from "../kept";

/** What somebody typed to settle a dispute. */
export interface Draft {
  readonly score: number | null;
  readonly evidence: string;
}

export interface Drafts {
  of(id: string): Draft;
  edit(id: string, change: Partial<Draft>): void;
  drop(id: string): void;
  /** Who settles, as typed last. */
  by(): string;
  setBy(name: string): void;
}

const KEY = "groundwork-settling";
const NOTHING: Draft = { score: null, evidence: "" };

export const isTyped = ({ score, evidence }: Draft): boolean => score !== null || evidence !== "";

/** What is typed and not settled, until the browser tab is closed. */
export function createDrafts(): Drafts {
  const kept = (readKept(KEY) ?? {}) as Record<string, unknown>;
  const drafts = mapOf(kept.drafts, isDraft);
  let by = typeof kept.by === "string" ? kept.by : "";

  const keepAll = () => keep(KEY, { by, drafts: Object.fromEntries(drafts) });
  const of = (id: string) => drafts.get(id) ?? NOTHING;
  return {
    of,
    edit(id, change) {
      drafts.set(id, { ...of(id), ...change });
      keepAll();
    },
    drop(id) {
      drafts.delete(id);
      keepAll();
    },
    by: () => by,
    setBy(typed) {
      by = typed;
      keepAll();
    },
  };
}

function isDraft(value: unknown): value is Draft {
  const { score, evidence } = (value ?? {}) as Record<keyof Draft, unknown>;
  return isScore(score) && typeof evidence === "string";
}
