import type { ProductStanding, RivalForm } from "../../commands/server";
import { shareWords } from "../audit/wording";
import { button, el, spoken, typed } from "../dom";
import { minutesWords } from "../stopwatch/wording";
import { answerOf } from "./entries";
import { findingOf } from "./finding";

interface ResultActions {
  openStopwatch(): void;
  showInSheet(): void;
}

/** All products side by side: what it comes to, each product, and every score. */
export function createResult(form: RivalForm, actions: ResultActions): HTMLElement {
  return el(
    "section",
    { class: "result", "aria-labelledby": "criterion" },
    el("h2", { tabindex: -1, id: "criterion" }, "Side by side"),
    el("p", { class: "question", dir: "auto" }, findingOf(form)),
    ...form.products.map((product) => createProduct(product, actions.openStopwatch)),
    createTable(form),
    el("div", { class: "actions" }, button("Show in the Rivals tab", actions.showInSheet)),
  );
}

/** Columns are as narrow as a score, so they carry a letter; the products explain it. */
const letterOf = (rival: number): string => (rival === 0 ? "We" : "ABC".charAt(rival - 1));

function createProduct(product: ProductStanding, openStopwatch: () => void): HTMLElement {
  const { name, rival, score, answered, criteria, weakest, weakestScore } = product;
  return el(
    "article",
    { class: "product" },
    el("h3", {}, `${letterOf(rival)} · `, typed(name)),
    el(
      "p",
      { class: "pair" },
      el("b", {}, score === null ? "Too little for a score" : `Score ${shareWords(score)}`),
      el("span", {}, `${answered} of ${criteria} scored`),
    ),
    el("progress", { max: 1, value: score ?? 0, "aria-hidden": "true" }),
    weakest !== "" && el("p", {}, "Weakest: ", weakest, weakestScore !== null && ` (${weakestScore})`),
    createTimes(product, openStopwatch),
  );
}

function createTimes({ name, runs, medianMinutes, slowestStep, slowestMinutes }: ProductStanding, time: () => void) {
  if (runs === 0) {
    const open = button("Time it", time);
    open.setAttribute("aria-label", `Time it: ${name}`);
    return el("div", { class: "pair" }, el("span", {}, "First app: never timed"), open);
  }
  const median = medianMinutes === null ? "half or more not finished" : `median ${minutesWords(medianMinutes)}`;
  const slowest = slowestMinutes === null ? slowestStep : `${slowestStep} (${minutesWords(slowestMinutes)})`;
  return el(
    "div",
    {},
    el("p", {}, `First app: ${median}, ${runs} ${runs === 1 ? "run" : "runs"}`),
    slowestStep !== "" && el("p", {}, `Slowest: ${slowest}`),
  );
}

function createTable({ criteria, products }: RivalForm): HTMLElement {
  return el(
    "table",
    { class: "products" },
    el("caption", {}, "Scores from 0 to 3. – is not assessed, ▲ is ahead of us."),
    el(
      "thead",
      {},
      el(
        "tr",
        {},
        el("th", { scope: "col" }, el("span", { class: "name" }, "Criterion")),
        ...products.map(({ name, rival }) =>
          el("th", { scope: "col" }, el("span", { "aria-hidden": "true" }, letterOf(rival)), spoken(name)),
        ),
      ),
    ),
    el(
      "tbody",
      {},
      ...criteria.map((criterion) =>
        el(
          "tr",
          {},
          el(
            "th",
            { scope: "row" },
            el("span", { class: "whole" }, criterion.id),
            " ",
            el("span", { class: "name" }, criterion.name),
          ),
          ...products.map(({ rival }) => {
            const score = rival === 0 ? criterion.ours : answerOf(criterion, rival).score;
            return createCell(score, rival === 0 ? null : criterion.ours);
          }),
        ),
      ),
    ),
  );
}

function createCell(score: number | null, ours: number | null): HTMLElement {
  if (score === null) return el("td", {}, spoken("not assessed"), el("span", { "aria-hidden": "true" }, "–"));
  const isAhead = ours !== null && score > ours;
  return el(
    "td",
    { class: isAhead ? "ahead" : undefined },
    String(score),
    isAhead && el("span", { "aria-hidden": "true" }, "▲"),
    isAhead && spoken(", ahead of us"),
  );
}
