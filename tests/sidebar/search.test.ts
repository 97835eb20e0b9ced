import { describe, expect, it } from "vitest";
import { TIERS } from "../../src/domain/tiers";
import { findActivities } from "../../src/sidebar/activity/search";
import { createFakeServer } from "./fakeServer";

const { activities } = (await createFakeServer().answer("readActivities", undefined)) as {
  activities: Parameters<typeof findActivities>[0];
};
const tiers = TIERS.map(({ name }) => name);
const ids = (search: string) =>
  findActivities(activities, search, tiers).flatMap((group) => group.activities.map(({ id }) => id));

describe("the search over the catalogue", () => {
  it("finds everything for no words, by tier, foundation first", () => {
    expect(findActivities(activities, "  ", tiers).map(({ tier }) => tier)).toEqual(tiers);
    expect(ids("")).toHaveLength(activities.length);
  });

  it.each([
    { search: "c06", found: ["C06"] },
    { search: "CHAMPIONS mvp", found: ["C06"] },
    { search: "in-person hackathon", found: ["P06"] },
    { search: "education advocacy", found: ["E05", "E06", "E08"] },
    { search: "ｗｅｂｉｎáｒ", found: ["X01"] },
    { search: "nothing like it", found: [] },
  ])("finds “$search” by words in name, id, tier and stages", ({ search, found }) => {
    expect(ids(search)).toEqual(found);
  });

  it("keeps tiers of the plan's own, behind ours", () => {
    const own = { ...activities[0]!, tier: "Partners" };
    expect(findActivities([own, activities[1]!], "", tiers).map(({ tier }) => tier)).toEqual([
      "Basic enablement",
      "Partners",
    ]);
  });
});
