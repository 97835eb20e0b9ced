import type { Question, QuestionForm, Runner } from "../../commands/server";
import { readQuantity } from "../activity/quantity";
import { keep, readKept } from "../kept";
import { readWhole } from "../whole";

const KEPT = "groundwork-question";

/** The value of the choice that asks for a name and a tier. */
export const OWN = "";

/** What is typed, as it is typed: kept while the person looks at the audit. */
export interface Draft {
  /** A name of the Catalogue, or OWN. */
  readonly dream: string;
  readonly name: string;
  readonly tier: string;
  readonly quantity: string;
  readonly stage: string;
  readonly kpi: string;
  readonly change: string;
  readonly runner: Runner;
  readonly money: string;
  readonly by: string;
}

export type Field = keyof Draft;

/** The dream that the talk asks about, where the Catalogue has it. */
const FIRST_DREAM = "P02";

export function firstDraft({ activities, stages }: QuestionForm): Draft {
  const kept = readKept(KEPT);
  const first: Draft = {
    dream: (activities.find(({ id }) => id === FIRST_DREAM) ?? activities[0])?.name ?? OWN,
    name: "",
    tier: "",
    quantity: "1",
    stage: stages[0] ?? "",
    kpi: "",
    change: "",
    runner: "members",
    money: "",
    by: "",
  };
  if (typeof kept !== "object" || kept === null) return first;
  const texts = Object.fromEntries(
    Object.entries(kept).filter(([key, value]) => key in first && typeof value === "string"),
  );
  const draft = { ...first, ...texts };
  // A dream that left the Catalogue meanwhile is no choice any more.
  return draft.dream === OWN || activities.some(({ name }) => name === draft.dream)
    ? draft
    : { ...draft, dream: first.dream };
}

export const keepDraft = (draft: Draft): void => keep(KEPT, draft);

/** What keeps the draft from being a question: the field and what to do about it. */
export interface Problem {
  readonly field: Field;
  readonly text: string;
}

export function problemOf(draft: Draft): Problem | undefined {
  const isOwn = draft.dream === OWN;
  const quantity = readQuantity(draft.quantity);
  const problems: readonly (Problem | false)[] = [
    isOwn && draft.name.trim() === "" && { field: "name", text: "Type what it would be." },
    isOwn && draft.tier === "" && { field: "tier", text: "Choose its tier." },
    typeof quantity === "string" && { field: "quantity", text: quantity },
    draft.stage === "" && { field: "stage", text: "Choose the stage that should move." },
    draft.money.trim() !== "" &&
      readWhole(draft.money) === undefined && {
        field: "money",
        text: "Type a whole amount, such as 20000, or nothing.",
      },
  ];
  return problems.find((problem): problem is Problem => problem !== false);
}

/** The question of a draft without a problem. */
export function questionOf(draft: Draft): Question {
  const isOwn = draft.dream === OWN;
  return {
    activity: isOwn ? draft.name.trim() : draft.dream,
    tier: isOwn ? draft.tier : "",
    quantity: Number(readQuantity(draft.quantity)),
    stage: draft.stage,
    kpi: draft.kpi,
    change: draft.change.trim(),
    runner: draft.runner,
    money: readWhole(draft.money) ?? null,
    by: draft.by,
  };
}
