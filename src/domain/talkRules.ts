/** The rules of Mike Stowe's talk by the ids that reasons cite, each in one plain sentence of ours. */
export const TALK_RULES: Readonly<Record<string, string>> = {
  R01: "Fund from the bottom up.",
  R02: "If developers' basic needs are not met, nothing above them pays.",
  R03: "Do not run to in-person events first.",
  R04: "Basics and a community that answers come before big events.",
  R05: "Stop hands-on events while the basics fail: they leave developers with a bad taste.",
  R06: "Webinars, papers and workshops wait until the basics work.",
  R07: "The lower in the hierarchy, the cheaper and easier it is.",
  R08: "In-person events have hidden costs: venue, food, sponsorship, travel.",
  R09: "No goal stands alone: money spent in one silo brings little back.",
  R10: "Ask why before what.",
  R11: "Fix what blocks developers, not how it looks.",
  R12: "Prefer what scales without hiring many more people.",
  R13: "No scatter shot: do not chase whatever shines.",
  R14: "Tie each activity to the stage of the funnel that it should move.",
  R15: "Measure everything, and steer by two KPIs for each stage.",
  R16: "Start small to learn the demand: one meetup, not a program.",
  R17: "If you must meet developers early, say openly that the program is new and ask for feedback.",
  R18: "Know your strength and your weakness, and put most effort into the weakness.",
  R19: "Ask for little, prove that it works, then scale.",
  R20: "Show, do not argue: build the same app on yours and on rivals.",
  R21: "Building it does not make developers come, and having docs does not make them succeed.",
  R22: "Educate developers beyond your own product.",
  R23: "Grow influencers of your own rather than bid for those of others.",
  R24: "Serve both sides: your company and your developers must succeed.",
};

export interface CitedRule {
  readonly id: string;
  readonly text: string;
}

/** The rules that a text cites, in the order of their ids. */
export function citedRules(text: string): CitedRule[] {
  const ids = new Set(text.match(/\bR\d{2}\b/g) ?? []);
  return Object.entries(TALK_RULES)
    .filter(([id]) => ids.has(id))
    .map(([id, words]) => ({ id, text: words }));
}
