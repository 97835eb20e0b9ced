import { BASES, OWN_ACTUALS, PARTLY_PUBLISHED, QUOTE } from "../domain/bases";
import type { BlockCell, FormulaText } from "./define";
import { bar, behind, behindRow, figure, hidden, inWords, percent, plural, rowOf, short, WIDTHS } from "./summaryPage";
import { total, variance } from "./summaryTiers";

/** The five figures an exec looks for first. */

interface Card {
  readonly column: number;
  readonly label: string;
  readonly figure: FormulaText;
  readonly words: FormulaText;
}

const money = total("mean");
const lowest = `INDEX(Groundwork_tiers;${behind("lowest")})`;
const currency = short("Groundwork_currency", 8);

const CARDS: readonly Card[] = [
  {
    column: 1,
    label: "Gates that pass",
    figure: () => `SUM(Groundwork_gates_passed)&" of "&SUM(Groundwork_gates)`,
    words: () =>
      `IF(${behind("scored")}=0;"no criterion is scored yet";IF(${behind("lowest")}=0;"all tiers pass";"fix first: "&${short(`INDEX(Groundwork_first_fixes;${behind("lowest")})`, 26)}))`,
  },
  {
    column: 3,
    label: "What the plan costs",
    figure: () => `IF(${money}<=0;"–";${inWords(total("now"))}&" "&${currency})`,
    words: () =>
      `IF(${money}<=0;"no row is costed yet";IF(${behind("agreed")}>0;"of "&${inWords(total("plan"))}&" agreed: "&${variance(total("plan"), total("now"))};${inWords("Groundwork_low")}&" to "&${inWords("Groundwork_high")}))`,
  },
  {
    column: 6,
    label: "Money above the failing tier",
    figure: () => `IF(${money}<=0;"–";IF(${behind("lowest")}=0;"none";${percent(`${behind("above")}/${money}`)}))`,
    words: () =>
      `IF(${money}<=0;"no row is costed yet";IF(${behind("lowest")}=0;"all tiers pass";${inWords(behind("above"))}&" stands above "&${lowest}))`,
  },
  {
    column: 9,
    label: "Per activated developer",
    figure: () => `IF(ISNUMBER(Groundwork_cost_per_developer);${inWords("Groundwork_cost_per_developer")};"–")`,
    words: () =>
      `IF(ISNUMBER(Groundwork_cost_per_developer);TEXT(Groundwork_activated;"#,##0")&" reached "&${short("INDEX(Groundwork_stages;Groundwork_activation_number)", 12)};"needs funnel and costs")`,
  },
  {
    column: 10,
    label: "Assumed, not known",
    figure: () => `IF(${money}<=0;"–";${percent(`(1-${behind("firm")})`)})`,
    words: () => `IF(${money}<=0;"no row is costed yet";${bar(behind("firm"))}&" firmer")`,
  },
];

/** What rests on more than an assumption of ours: the meter of how honest the total can be. */
const FIRM = [OWN_ACTUALS, QUOTE, PARTLY_PUBLISHED];

export const behindCards = (): BlockCell[] => [
  hidden(behindRow("firm"), 2, (at) => {
    const resting = FIRM.filter((basis) => BASES.includes(basis)).map(
      (basis) =>
        `SUMIFS(${at.column("budget", "mean")};${at.column("budget", "counted")};1;${at.column("budget", "basis")};"${basis}")`,
    );
    return `IF(${money}<=0;0;(${resting.join("+")})/${money})`;
  }),
];

export function cards(): BlockCell[] {
  const row = rowOf("cards");
  const isStart = new Map(CARDS.map((card) => [card.column, card]));
  return WIDTHS.flatMap((_, index): BlockCell[] => {
    const column = index + 1;
    const card = isStart.get(column);
    const clip = column === WIDTHS.length;
    if (!card) {
      return (["cardLabel", "cardFigure", "cardWords"] as const).map((style, offset) => ({
        row: row + offset,
        column,
        text: "",
        style,
      }));
    }
    return [
      { row, column, text: card.label, style: "cardLabel" },
      figure(row + 1, column, card.figure, { style: "cardFigure" }),
      figure(row + 2, column, card.words, { style: "cardWords", ...(clip ? { clip } : {}) }),
    ];
  });
}

/** What the page knows and what it does not, before anybody asks. */
export const completeness: FormulaText = (at) => {
  const shown = at.column("funnel", "shown");
  const day = `IF(${behind("day")}="";"never refreshed";"as of "&TEXT(${behind("day")};"yyyy-mm-dd"))`;
  const owner = `IF(Groundwork_owner="";"";", owned by "&${short("Groundwork_owner", 24)})`;
  return `${short("Groundwork_period", 24)}&${owner}&", amounts in "&${currency}&" to three figures, "&${day}&": "&${behind("scored")}&" of "&${plural(`COUNTIF(${at.column("audit", "id")};"?*")`, "criterion", "criteria")}&" scored, "&(Groundwork_activities-Groundwork_to_check)&" of "&${plural("Groundwork_activities", "row", "rows")}&" costed, "&COUNT(${shown})&" of "&${plural(`COUNTIF(${at.column("funnel", "stage")};"?*")`, "stage", "stages")}&" counted."`;
};
