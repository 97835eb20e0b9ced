import { tiers } from "virtual:words";
import type { QuestionForm, Runner, ShownScore } from "../../commands/server";
import { button, el, fill, typed } from "../dom";
import { type Draft, type Field, OWN, type Problem } from "./draft";

export interface QuestionsView {
  readonly element: HTMLElement;
  /** Says beside its field what is missing, and goes there; undefined takes all of that away. */
  showProblem(problem: Problem | undefined): void;
}

interface FormActions {
  change(part: Partial<Draft>): void;
  openAudit(tier: ShownScore["tier"]): void;
}

const RUNNERS: readonly (readonly [Runner, string])[] = [
  ["members", "Members, with our help"],
  ["partners", "Partners"],
  ["us", "Our own staff"],
];

/** The six questions, all in sight: none is worth a page of its own. */
export function createQuestions(form: QuestionForm, draft: () => Draft, actions: FormActions): QuestionsView {
  const errors = new Map<Field, { readonly input: HTMLElement; readonly error: HTMLElement }>();
  const own = el("div", { class: "own" });
  const kpis = el("div");

  function change(part: Partial<Draft>): void {
    actions.change(part);
    showProblem(undefined);
    own.hidden = draft().dream !== OWN;
  }

  function field(name: Field, label: string, control: (id: string, error: string) => HTMLElement, hint = "") {
    const error = el("p", { class: "wrong", id: `${name}-error` });
    const input = control(name, error.id);
    errors.set(name, { input, error });
    return el(
      "div",
      { class: "field" },
      el("label", { for: name }, label),
      hint !== "" && el("p", { class: "hint" }, hint),
      input,
      error,
    );
  }

  const textControl =
    (name: Field, more: Record<string, string> = {}) =>
    (id: string, error: string) => {
      const input = el("input", {
        id,
        type: "text",
        dir: "auto",
        autocomplete: "off",
        "aria-describedby": error,
        ...more,
        on: { input: () => change({ [name]: input.value }) },
      });
      input.value = draft()[name];
      return input;
    };

  const selectControl =
    (name: Field, options: readonly Node[], then = () => {}) =>
    (id: string, error: string) => {
      const select = el(
        "select",
        {
          id,
          "aria-describedby": error,
          on: {
            change: () => {
              change({ [name]: select.value });
              then();
            },
          },
        },
        ...options,
      );
      select.value = draft()[name];
      return select;
    };

  function showKpis(): void {
    const { stage, kpi } = draft();
    const ofStage = form.kpis.filter((each) => each.stage === stage);
    const offered = ofStage.length > 0 ? ofStage : form.kpis;
    if (kpi !== "" && !offered.some(({ name }) => name === kpi)) actions.change({ kpi: "" });
    const options = [option("", "Not chosen yet"), ...offered.map(({ name }) => option(name))];
    fill(kpis, field("kpi", "KPI", selectControl("kpi", options)));
  }

  function showProblem(problem: Problem | undefined): void {
    for (const [name, { input, error }] of errors) {
      const text = name === problem?.field ? problem.text : "";
      error.textContent = text;
      if (text === "") input.removeAttribute("aria-invalid");
      else input.setAttribute("aria-invalid", "true");
    }
    if (problem) errors.get(problem.field)?.input.focus();
  }

  fill(
    own,
    field("name", "What it is", textControl("name")),
    field("tier", "Tier", selectControl("tier", [option("", "Choose a tier"), ...tiers.map((name) => option(name))])),
  );
  own.hidden = draft().dream !== OWN;
  showKpis();

  const element = el(
    "div",
    { class: "questions" },
    el("h2", { tabindex: -1, id: "heading" }, "If you were asked to start it, what would you need to do?"),
    el("p", { class: "quiet" }, "Six short questions about a dream give the way there from where you stand today."),
    question(
      1,
      "What would it be?",
      field("dream", "Dream", selectControl("dream", dreamOptions(form))),
      own,
      field("quantity", "How many a year", textControl("quantity", { inputmode: "numeric" })),
    ),
    question(
      2,
      "Why?",
      field(
        "stage",
        "Stage that should move",
        selectControl(
          "stage",
          form.stages.map((name) => option(name)),
          showKpis,
        ),
      ),
      kpis,
      field("change", "By how much", textControl("change", { placeholder: "30 to 40 %" })),
    ),
    question(3, "Do newcomers succeed today?", ...scores("success", form, actions)),
    question(4, "Where do people go the next day?", ...scores("nextDay", form, actions)),
    question(
      5,
      "Who would run it?",
      runners(draft().runner, (runner) => change({ runner })),
    ),
    question(
      6,
      "What money, and by when?",
      el(
        "div",
        { class: "two" },
        field(
          "money",
          `Money${form.currency === "" ? "" : ` in ${form.currency}`}`,
          textControl("money", { inputmode: "numeric" }),
        ),
        field("by", "By", textControl("by", { type: "date", min: form.today })),
      ),
      el("p", { class: "hint" }, "Leave blank what nobody said yet."),
    ),
  );
  return { element, showProblem };
}

const question = (number: number, title: string, ...content: readonly HTMLElement[]): HTMLElement =>
  el(
    "section",
    { class: "panel", "aria-labelledby": `question-${number}` },
    el("h3", { id: `question-${number}` }, `${number}. ${title}`),
    ...content,
  );

const option = (value: string, label = value): HTMLElement => el("option", { value, dir: "auto" }, label);

/** Dreams from the top of the hierarchy down: that is where dreams are. */
function dreamOptions({ activities }: QuestionForm): HTMLElement[] {
  const known = [...new Set([...[...tiers].reverse(), ...activities.map(({ tier }) => tier)])];
  const groups = known
    .map((tier) => ({ tier, dreams: activities.filter((activity) => activity.tier === tier) }))
    .filter(({ dreams }) => dreams.length > 0);
  return [
    ...groups.map(({ tier, dreams }) =>
      el("optgroup", { label: tier || "No tier" }, ...dreams.map(({ name }) => option(name))),
    ),
    option(OWN, "Something else…"),
  ];
}

/** Scores are the audit's: shown here, corrected there. */
function scores(of: ShownScore["question"], { shown }: QuestionForm, { openAudit }: FormActions): HTMLElement[] {
  const asked = shown.filter(({ question: each }) => each === of);
  const tierIds = [...new Set(asked.map(({ tier }) => tier))];
  const nameOf = (tier: ShownScore["tier"]) => tiers["BCEXP".indexOf(tier)] ?? tier;
  return [
    el(
      "ul",
      { class: "scores" },
      ...asked.map(({ id, name, score, words }) =>
        el(
          "li",
          {},
          el(
            "p",
            { class: "pair" },
            el("span", {}, el("span", { class: "whole" }, id), " ", typed(name)),
            el("b", {}, score === null ? "Not assessed" : `Now ${score}`),
          ),
          words !== "" && el("p", { class: "hint" }, typed(words)),
        ),
      ),
    ),
    el(
      "div",
      { class: "actions" },
      ...tierIds.map((tier) => button(`Correct in the audit: ${nameOf(tier)}`, () => openAudit(tier))),
    ),
  ];
}

function runners(chosen: Runner, change: (runner: Runner) => void): HTMLElement {
  return el(
    "fieldset",
    {},
    el("legend", { class: "spoken" }, "Who would run it?"),
    ...RUNNERS.map(([runner, label]) =>
      el(
        "label",
        { class: "score" },
        el("input", {
          type: "radio",
          name: "runner",
          value: runner,
          checked: runner === chosen,
          on: { change: () => change(runner) },
        }),
        el("span", {}, label),
      ),
    ),
  );
}
