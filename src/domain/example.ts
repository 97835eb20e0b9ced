/**
 * The example plan: an invented platform as Mike Stowe's talk tells of one on arrival. The first app takes 40 hours,
 * hackathons are running, webinars and meetups are wanted. All names and numbers in it are made up.
 */

export interface ExampleAnswer {
  readonly criterion: string;
  readonly score: 0 | 1 | 2 | 3;
  readonly evidence: string;
}

export interface ExampleActivity {
  /** Id in the catalogue; a free activity has a name instead. */
  readonly id?: string;
  readonly name?: string;
  readonly tier?: string;
  readonly expected?: number;
  readonly quantity: number;
  readonly quarter: string;
  readonly owner: string;
  readonly running?: boolean;
  readonly tag?: string;
  readonly promise?: ExamplePromise;
}

/** What the owner promised before money moved. */
export interface ExamplePromise {
  readonly change: string;
  readonly stopRule: string;
  /** Days from the day on which the example is loaded; negative is past. */
  readonly inDays: number;
  readonly outcome?: "kept" | "missed";
}

const answer = (criterion: string, score: ExampleAnswer["score"], evidence: string): ExampleAnswer => ({
  criterion,
  score,
  evidence,
});

/** Who answers for a tier in the example. */
export const EXAMPLE_OWNERS: Readonly<Record<string, string>> = {
  B: "Noor (docs)",
  C: "Tomás (community)",
  E: "Ines (content)",
  X: "Ines (content)",
  P: "Kofi (events)",
};

export const EXAMPLE_RATER = "Example";

export const EXAMPLE_PROGRAM = "Relay developer program (example)";

export const EXAMPLE_OWNER = "Amara Diallo";

export const EXAMPLE_ANSWERS: readonly ExampleAnswer[] = [
  answer("B-01", 2, "4 of 5 outsiders said “messages and calls from code”"),
  answer("B-02", 1, "Feature list, no use case with code"),
  answer("B-03", 1, "Docs, console and support on three sites, two logins"),
  answer("B-04", 1, "Six steps, one of them a phone call back"),
  answer("B-05", 0, "Keys are sent by a person, two days on average"),
  answer("B-06", 2, "Open pages; the limits table is a PDF"),
  answer("B-07", 1, "3 of 10 calls differ from the docs"),
  answer("B-08", 1, "Reference with few examples"),
  answer("B-09", 1, "Search covers the reference only"),
  answer("B-10", 1, "A guide that ends before the first message is sent"),
  answer("B-11", 1, "Sample needs an undocumented header"),
  answer("B-12", 1, "2 of the top 5 use cases"),
  answer("B-13", 0, "40 hours for the first app; 3 of 5 testers gave up"),
  answer("B-14", 1, "Right codes, “invalid request” as the only message"),
  answer("B-15", 1, "By support ticket"),
  answer("B-16", 1, "Sandbox on request"),
  answer("B-17", 2, "Last 10 cases: 6 working days"),
  answer("B-18", 1, "By asking the partner team"),
  answer("B-19", 0, "Never done"),
  answer("B-20", 2, "Same app on two rivals: 20 and 15 minutes"),
  answer("B-21", 1, "Visits and sign-ups are counted, nothing between"),
  answer("B-22", 1, "Shared by four people"),
  answer("C-01", 2, "Forum, linked from the docs, quiet"),
  answer("C-02", 1, "Staff look in now and then"),
  answer("C-03", 1, "62% answered within a working day"),
  answer("C-04", 1, "Code of conduct copied, no contact named"),
  answer("C-05", 1, "We read the tag, and rarely answer"),
  answer("C-06", 0, "4% of accepted answers come from members"),
  answer("C-07", 0, "No member moderators"),
  answer("C-08", 1, "Two posts last quarter"),
  answer("C-09", 0, "No program yet; wanted"),
  answer("C-10", 0, "No path"),
  answer("C-11", 1, "By chance, at hackathons"),
  answer("C-12", 1, "Slides only"),
  answer("E-01", 1, "2 of the last 20 pieces are not about us"),
  answer("E-02", 1, "Eight posts in twelve months"),
  answer("E-03", 1, "Blog only"),
  answer("E-04", 0, "White papers and case studies"),
  answer("E-05", 0, "Nothing this year"),
  answer("E-06", 1, "Two members wrote a first post"),
  answer("E-07", 1, "One old partner guide"),
  answer("E-08", 0, "No review log"),
  answer("X-01", 1, "Attendance of the two pilots"),
  answer("X-03", 1, "One product paper"),
  answer("X-04", 1, "Logos and quotes"),
  answer("X-07", 0, "The spring launch doubled sign-ups; support answered after nine days"),
  answer("P-01", 1, "“More developers at our events”"),
  answer("P-02", 0, "No pilot"),
  answer("P-03", 0, "At the last hackathon one team of twelve got a first call through"),
  answer("P-04", 1, "Cash only"),
  answer("P-05", 1, "Badge scans"),
  answer("P-07", 1, "T-shirts"),
];

export const EXAMPLE_ACTIVITIES: readonly ExampleActivity[] = [
  { id: "B03", quantity: 1, quarter: "Q1", owner: "Noor" },
  {
    id: "B04",
    quantity: 1,
    quarter: "Q1",
    owner: "Noor",
    promise: {
      change: "Time to get keys: from 2 days to 10 minutes",
      stopRule: "Stop if security has not agreed after six weeks",
      inDays: 75,
    },
  },
  { id: "B05", quantity: 1, quarter: "Q1", owner: "Noor" },
  { id: "B06", quantity: 3, quarter: "Q1", owner: "Noor" },
  { id: "B08", quantity: 1, quarter: "Q2", owner: "Noor" },
  { id: "B09", quantity: 1, quarter: "Q1", owner: "Amara" },
  { id: "B12", quantity: 4, quarter: "Q2", owner: "Amara" },
  { id: "C01", quantity: 1, quarter: "Q2", owner: "Tomás" },
  { id: "C04", quantity: 1, quarter: "Q2", owner: "Tomás" },
  { id: "C06", quantity: 1, quarter: "Q4", owner: "Tomás", tag: "optional" },
  {
    id: "E01",
    quantity: 24,
    quarter: "Q2",
    owner: "Ines",
    running: true,
    promise: {
      change: "Sign-ups that began at a post: from 210 to 300 a quarter",
      stopRule: "Stop if ten posts bring fewer than 20 sign-ups",
      inDays: -12,
    },
  },
  { id: "X01", quantity: 6, quarter: "Q3", owner: "Ines" },
  { id: "X02", quantity: 1, quarter: "Q4", owner: "Ines", tag: "optional" },
  {
    id: "P06",
    quantity: 2,
    quarter: "Q2",
    owner: "Kofi",
    running: true,
    promise: {
      change: "Teams with a first call through: from 1 of 12 to 6 of 12",
      stopRule: "Stop if a hackathon ends with fewer than 3",
      inDays: -130,
      outcome: "missed",
    },
  },
  { id: "P02", quantity: 1, quarter: "Q3", owner: "Kofi" },
  { id: "P03", quantity: 4, quarter: "Q3", owner: "Kofi" },
  {
    name: "Meetups in ten cities",
    tier: "In-person",
    expected: 60_000,
    quantity: 1,
    quarter: "Q4",
    owner: "Kofi",
    tag: "optional",
  },
];

/** What the columns of the Funnel stand for in the example. */
export const EXAMPLE_QUARTERS: readonly string[] = ["Q1", "Q2", "Q3", "Q4"];

/** Developers who reached each of the four default stages in each quarter; the launch in Q2 brought more than could be helped. */
export const EXAMPLE_COUNTS: readonly (readonly number[])[] = [
  [9_900, 21_600, 13_100, 12_000],
  [2_180, 4_900, 2_700, 2_400],
  [205, 294, 251, 168],
  [9, 21, 17, 12],
];

/** Shares of the stage before that the example aims at. */
export const EXAMPLE_TARGETS: readonly (number | "")[] = ["", 1 / 5, 15 / 100, 1 / 20];

export const EXAMPLE_MONTHS: readonly string[] = [
  "Jan",
  "Feb",
  "Mar",
  "Apr",
  "May",
  "Jun",
  "Jul",
  "Aug",
  "Sep",
  "Oct",
  "Nov",
  "Dec",
];

export interface ExampleKpi {
  readonly baseline: number;
  readonly target: number;
  /** By month; blank where nobody measured. */
  readonly actuals: readonly (number | "")[];
  /** Days ago on which the newest actual came in. */
  readonly daysAgo: number;
}

const kpi = (baseline: number, target: number, daysAgo: number, actuals: readonly (number | "")[]): ExampleKpi => ({
  baseline,
  target,
  actuals,
  daysAgo,
});

/** The eight steering KPIs, in their order. */
export const EXAMPLE_KPIS: readonly ExampleKpi[] = [
  kpi(3_600, 5_000, 9, [3_200, 3_300, 3_400, 7_900, 7_400, 6_300, 4_700, 4_300, 4_100, 4_100, 3_900, 4_000]),
  kpi(30, 45, 9, [30, 31, 31, 24, 23, 26, 30, 31, 33, 33, 34, 34]),
  kpi(700, 1_200, 9, [700, 720, 760, 1_800, 1_650, 1_450, 980, 900, 820, 810, 790, 800]),
  kpi(2_400, 5, 9, [2_400, 2_400, 2_280, 2_900, 3_100, 2_700, 2_400, 2_160, 1_980, 1_620, 1_440, 1_200]),
  kpi(210, 900, 9, [210, 215, 220, 262, 280, 271, 258, 250, 246, 241, 238, 240]),
  kpi(5, 25, 9, [9, 9, 10, 6, 6, 6, 7, 8, 8, 8, 8, 7]),
  kpi(9, 60, 127, [9, "", 10, "", 13, 14, 13, 12, "", "", "", ""]),
  kpi(0, 40_000, 9, ["", "", 600, "", "", 1_900, "", "", 2_300, "", "", 2_800]),
];
