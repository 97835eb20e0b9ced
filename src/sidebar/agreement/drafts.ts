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

/** What is typed and not settled, until the browser tab is closed. Storage may be forbidden, so every use may fail. */
export function createDrafts(): Drafts {
  const { drafts, name } = readStored();
  let by = name;

  function keep(): void {
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ by, drafts: Object.fromEntries(drafts) }));
    } catch {
      // Without storage a draft lives as long as the sidebar.
    }
  }

  const of = (id: string) => drafts.get(id) ?? NOTHING;
  return {
    of,
    edit(id, change) {
      drafts.set(id, { ...of(id), ...change });
      keep();
    },
    drop(id) {
      drafts.delete(id);
      keep();
    },
    by: () => by,
    setBy(typed) {
      by = typed;
      keep();
    },
  };
}

function readStored(): { drafts: Map<string, Draft>; name: string } {
  try {
    const { by, drafts } = JSON.parse(sessionStorage.getItem(KEY) ?? "{}") as Record<string, unknown>;
    const pairs = Object.entries(drafts ?? {}).filter((pair): pair is [string, Draft] => isDraft(pair[1]));
    return { drafts: new Map(pairs), name: typeof by === "string" ? by : "" };
  } catch {
    return { drafts: new Map(), name: "" };
  }
}

function isDraft(value: unknown): value is Draft {
  const { score, evidence } = (value ?? {}) as Record<keyof Draft, unknown>;
  return [null, 0, 1, 2, 3].includes(score as number | null) && typeof evidence === "string";
}
