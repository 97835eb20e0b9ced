export type RoleId = "ENG" | "DOC" | "PM";

/** What an hour of a role costs the company. */
export interface Rate {
  readonly id: RoleId;
  /** Name of the role. */
  readonly name: string;
  /** US dollars an hour. */
  readonly hourly: number;
  /** How the rate was found; shown beside it, because it is a starting value to be replaced. */
  readonly basis: string;
  /** Labels of SOURCES; none means a planning assumption. */
  readonly sources: readonly string[];
}

/** Default rates: wage x 1.42 (employer's total cost per wage) / 2,080 hours a year, rounded to a number one can say. */
export const RATES: readonly Rate[] = [
  {
    id: "ENG",
    name: "Engineer or developer advocate",
    hourly: 100,
    basis: "Derived: $144,570 mean wage x 1.42 / 2,080 h = $98.70",
    sources: ["BLS-SW", "BLS-ECEC"],
  },
  {
    id: "DOC",
    name: "Technical writer",
    hourly: 65,
    basis: "Derived: $91,670 median wage x 1.42 / 2,080 h = $62.58",
    sources: ["BLS-TW", "BLS-ECEC"],
  },
  {
    id: "PM",
    name: "Program or community manager",
    hourly: 75,
    basis: "Planning assumption, between the two",
    sources: [],
  },
];

/** What an hour of a role costs, in US dollars. */
export function hourlyRate(id: RoleId): number {
  return RATES.find((rate) => rate.id === id)!.hourly;
}
