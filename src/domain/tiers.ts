export type TierId = "B" | "C" | "E" | "X" | "P";

/** A tier of the hierarchy of developer needs: in what order to fund. */
export interface Tier {
  readonly id: TierId;
  readonly name: string;
  /** 1 is the foundation. */
  readonly order: number;
  /** Why it stands where it stands. */
  readonly reason: string;
}

/** Mike Stowe's hierarchy of developer needs, foundation first. */
export const TIERS: readonly Tier[] = [
  {
    id: "B",
    name: "Basic enablement",
    order: 1,
    reason: "If developers cannot get started on their own, it does not matter how good everything else is.",
  },
  {
    id: "C",
    name: "Community",
    order: 2,
    reason: "Once they have started, developers need a place for help, for each other and for being seen.",
  },
  {
    id: "E",
    name: "Education",
    order: 3,
    reason: "Developers who are at home want to grow, also beyond your product.",
  },
  {
    id: "X",
    name: "Expanded enablement",
    order: 4,
    reason: "Webinars, papers and courses deepen what already works; nobody needs them to succeed on the platform.",
  },
  {
    id: "P",
    name: "In-person",
    order: 5,
    reason: "Events make friends of developers who are already successful, and cost the most.",
  },
];

/** The tier with an id. */
export function tierById(id: TierId): Tier {
  return TIERS.find((tier) => tier.id === id)!;
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[\s-]+/g, " ")
    .trim();

const BY_NAME = new Map(TIERS.map((tier) => [plain(tier.name), tier]));

/** The tier that a person wrote: case, spaces and hyphens do not matter. */
export const findTier = (name: string): Tier | undefined => BY_NAME.get(plain(name));
