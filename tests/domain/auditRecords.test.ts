import { describe, expect, it } from "vitest";
import { ageingOf } from "../../src/domain/ageing";
import { agreementByTier, disputes, type RatedTwice } from "../../src/domain/agreement";
import { outsideView, RIVAL_CRITERIA, RIVAL_NUMBERS } from "../../src/domain/rivals";
import { scoreChanges } from "../../src/domain/scoreChanges";

describe("a score is ageing", () => {
  const freshness = { today: "2026-11-22", days: 90, auditBegan: "" };
  it.each([
    ["not today", "2026-11-22", "", ""],
    ["not after exactly 90 days", "2026-08-24", "", ""],
    ["after 91 days", "2026-08-23", "", "Scored 91 days ago."],
    ["not over a change of clocks alone", "2026-10-20", "", ""],
    ["when this audit began after it", "2026-11-20", "2026-11-21", "Scored on 2026-11-20, before this audit began."],
    ["not on the day the audit began", "2026-11-21", "2026-11-21", ""],
    ["not when nobody wrote the day", "", "2026-11-21", ""],
    ["not when the day is no day", "last week", "2026-11-21", ""],
    ["not when there is more than a day", "2026-08-23, by Ana", "", ""],
    ["not when there is something before the day", "on 2026-08-23", "", ""],
  ])("%s", (_, scoredOn, auditBegan, words) => {
    expect(ageingOf(scoredOn, { ...freshness, auditBegan })).toBe(words);
  });
});

const rated = (id: string, first: number | null, second: number | null, isSettled = false): RatedTwice => ({
  id,
  tier: id.charAt(0) as RatedTwice["tier"],
  first,
  second,
  isSettled,
});

describe("two raters", () => {
  const audit = [
    rated("B-01", 2, 2),
    rated("B-02", 0, 1),
    rated("B-03", 0, 3),
    rated("B-04", 1, null),
    rated("B-05", null, 1),
    rated("C-01", 1, 2, true),
    rated("E-01", 3, 0),
  ];

  it("agree by tier over what both scored, settled or not", () => {
    const [basic, community, , expanded] = agreementByTier(audit);
    expect(basic).toEqual({ tier: "B", criteria: 5, second: 4, both: 3, same: 1, share: 1 / 3, disputed: 2 });
    expect(community).toMatchObject({ both: 1, same: 0, share: 0, disputed: 0 });
    expect(expanded).toMatchObject({ both: 0, share: null });
  });

  it("have the widest gap of the lowest tier to settle first", () => {
    expect(disputes(audit).map(({ id }) => id)).toEqual(["B-03", "B-02", "E-01"]);
  });

  it.each([
    [
      "a higher tier waits, however wide its gap and wherever it stands",
      [rated("E-01", 3, 0), rated("B-02", 0, 1)],
      "B-02 E-01",
    ],
    [
      "of one tier the widest gap comes first, whoever scored higher",
      [rated("B-01", 1, 2), rated("B-02", 3, 1)],
      "B-02 B-01",
    ],
    [
      "a wide gap of high scores is no wider than its difference",
      [rated("B-01", 2, 3), rated("B-02", 0, 2)],
      "B-02 B-01",
    ],
    [
      "of equal gaps the first id comes first",
      [rated("B-09", 0, 1), rated("B-02", 3, 2), rated("B-05", 1, 2)],
      "B-02 B-05 B-09",
    ],
  ])("have this to settle: %s", (_, criteria, order) => {
    expect(
      disputes(criteria)
        .map(({ id }) => id)
        .join(" "),
    ).toBe(order);
  });
});

describe("between two audits", () => {
  const score = (id: string, value: number | null, isAgeing = false) => ({ id, score: value, isAgeing });
  it.each([
    ["a higher score rose", 1, 2, false, "rose"],
    ["a lower score fell", 2, 0, false, "fell"],
    ["the same, long ago, went stale", 2, 2, true, "stale"],
    ["a first score was assessed", null, 0, false, "assessed"],
    ["a score that is gone is no longer assessed", 0, null, false, "no longer assessed"],
    ["the same, fresh, is no change", 0, 0, false, undefined],
    ["nothing and nothing is no change, however old", null, null, true, undefined],
    ["a change is a change, however old", 1, 2, true, "rose"],
  ] as const)("%s", (_, from, to, isAgeing, kind) => {
    const changes = scoreChanges([score("B-01", from)], [score("B-01", to, isAgeing)]);
    expect(changes).toEqual(kind ? [{ id: "B-01", kind, from, to }] : []);
  });

  it("a criterion that only one of them has counts as not assessed in the other", () => {
    const changes = scoreChanges([score("B-01", 1)], [score("B-02", 2)]);
    expect(changes.map(({ id, kind }) => [id, kind])).toEqual([
      ["B-02", "assessed"],
      ["B-01", "no longer assessed"],
    ]);
  });
});

describe("from outside", () => {
  it("there are three rivals, known by number", () => {
    expect(RIVAL_NUMBERS).toEqual([1, 2, 3]);
  });

  it("fourteen criteria can be seen", () => {
    expect(RIVAL_CRITERIA.map(({ id }) => id)).toEqual([
      ...Array.from({ length: 13 }, (_, index) => `B-${String(index + 1).padStart(2, "0")}`),
      "B-16",
    ]);
  });

  it.each([
    ["everything good", () => 3, 1, 14, "B-01"],
    ["one weak spot", (id: string) => (id === "B-05" ? 0 : 3), 39 / 42, 14, "B-05"],
    ["too little seen", (id: string) => (id < "B-09" ? 2 : null), null, 8, "B-01"],
    ["just enough seen", (id: string) => (id < "B-10" ? 2 : null), 2 / 3, 9, "B-01"],
    ["nothing seen", () => null, null, 0, undefined],
  ] as const)("%s", (_, scoreOf, score, answered, weakest) => {
    const view = outsideView(scoreOf);
    expect(view.score === null ? null : Number(view.score.toFixed(10))).toBe(
      score === null ? null : Number(score.toFixed(10)),
    );
    expect([view.answered, view.weakest?.id]).toEqual([answered, weakest]);
  });
});
