import type { ActivityChoice } from "../../commands/server";

const MOST_SHOWN = 3;

/** Activities that cost less and serve a same stage: those that share most of them first, then the cheapest. */
export function cheaperThan(chosen: ActivityChoice, activities: readonly ActivityChoice[]): ActivityChoice[] {
  const wanted = stagesOf(chosen);
  const shared = (activity: ActivityChoice) => stagesOf(activity).filter((stage) => wanted.includes(stage)).length;
  return activities
    .filter((activity) => activity.expected > 0 && activity.expected < chosen.expected && shared(activity) > 0)
    .sort((one, other) => shared(other) - shared(one) || one.expected - other.expected)
    .slice(0, MOST_SHOWN);
}

const stagesOf = ({ stages }: ActivityChoice): string[] =>
  stages
    .split(",")
    .map((stage) => stage.trim().toLowerCase())
    .filter(Boolean);
