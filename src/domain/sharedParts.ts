/** A part of the cost of several activities, so that a better figure is typed once. */
export interface SharedPart {
  readonly id: SharedPartId;
  readonly name: string;
  /** US dollars without tax. */
  readonly amount: number;
  readonly unit: string;
  /** How the figure was found; shown beside it, because it is a starting value to be replaced. */
  readonly basis: string;
  /** Labels of SOURCES; none means a planning assumption. */
  readonly sources: readonly string[];
}

export type SharedPartId =
  | "tripLow"
  | "tripExpected"
  | "tripHigh"
  | "overseasLow"
  | "overseasExpected"
  | "overseasHigh"
  | "food";

/** Default parts. A trip is the fare, a day's allowance for each day, and ground transport, which is our assumption. */
export const SHARED_PARTS: readonly SharedPart[] = [
  {
    id: "tripLow",
    name: "Domestic trip, low",
    amount: 680,
    unit: "per person",
    basis: "Derived: $264 fare + 2 days x $178 + $60 ground transport (assumed)",
    sources: ["BTS", "GSA"],
  },
  {
    id: "tripExpected",
    name: "Domestic trip, expected",
    amount: 1060,
    unit: "per person",
    basis: "Derived: $380 fare + 3 days x $178 + $150 ground transport (assumed)",
    sources: ["BTS", "GSA"],
  },
  {
    id: "tripHigh",
    name: "Domestic trip, high",
    amount: 1760,
    unit: "per person",
    basis: "Derived: $457 fare + 3 days x $367 + $200 ground transport (assumed)",
    sources: ["BTS", "GSA"],
  },
  {
    id: "overseasLow",
    name: "Overseas trip, low",
    amount: 1500,
    unit: "per person",
    basis: "Planning assumption",
    sources: [],
  },
  {
    id: "overseasExpected",
    name: "Overseas trip, expected",
    amount: 2500,
    unit: "per person",
    basis: "What a project paid to bring a contributor to its conference, rounded",
    sources: ["FLOCK"],
  },
  {
    id: "overseasHigh",
    name: "Overseas trip, high",
    amount: 4500,
    unit: "per person",
    basis: "Planning assumption",
    sources: [],
  },
  {
    id: "food",
    name: "Food and drink, an evening",
    amount: 17,
    unit: "per head",
    basis: "Derived: $7 meal + $10 snacks",
    sources: ["MLH"],
  },
];

/** How many of each part the cash of one estimate holds. */
export type Shares = Readonly<Partial<Record<SharedPartId, number>>>;

/** What shared parts come to at their default amounts, in US dollars. */
export function sharedAmount(shares: Shares): number {
  return SHARED_PARTS.reduce((sum, { id, amount }) => sum + amount * (shares[id] ?? 0), 0);
}
