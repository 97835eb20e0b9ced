import type { AgreementForm } from "../../commands/server";
import { notice } from "../load";

interface Outcome {
  readonly isTrue: (form: AgreementForm, both: number) => boolean;
  readonly title: string;
  readonly text: (form: AgreementForm, both: number) => string;
}

/** What to say when there is nothing to settle; the first that is true. */
const OUTCOMES: readonly Outcome[] = [
  {
    isTrue: ({ settled }) => settled > 0,
    title: "No disputes left",
    text: ({ settled }) =>
      settled === 1
        ? "The one score on which the two differed is settled."
        : `All ${settled} scores on which the two differed are settled.`,
  },
  {
    isTrue: ({ tiers }) => tiers.every(({ second }) => second === 0),
    title: "No second rater yet",
    text: () =>
      "Ask a colleague to open this page and to score a tier, best Basic enablement. A part of a tier counts too.",
  },
  {
    isTrue: (_form, both) => both === 0,
    title: "Nothing to compare yet",
    text: () => "The two have not scored the same criterion so far. As soon as they have, the differences stand here.",
  },
  {
    isTrue: () => true,
    title: "The two agree",
    text: (_form, both) =>
      both === 1 ? "Same score in the one criterion that both scored." : `Same score in all ${both} that both scored.`,
  },
];

/** What there is to say instead of disputes. */
export function createOutcome(form: AgreementForm): HTMLElement {
  const both = form.tiers.reduce((sum, tier) => sum + tier.both, 0);
  const { title, text } = OUTCOMES.find(({ isTrue }) => isTrue(form, both))!;
  const element = notice(title, [text(form, both)]);
  element.querySelector("h2")!.id = "dispute";
  return element;
}
