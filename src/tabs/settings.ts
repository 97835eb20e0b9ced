import { AGEING_DAYS } from "../domain/ageing";
import { DEFAULT_CORRELATION } from "../domain/range";
import { RATES } from "../domain/rates";
import { STAGES } from "../domain/stages";
import type { BlockCell, Tab } from "./define";
import { eventCells, FUNNEL, type Setting, stageInUse } from "./settingsFunnel";
import { sharedParts } from "./settingsParts";

const PLAN: readonly Setting[] = [
  {
    label: "Program",
    value: "Developer relations",
    unit: "",
    help: "Title of the Summary.",
    name: "Groundwork_program",
  },
  { label: "Owner", value: "", unit: "", help: "Who answers for this plan.", name: "Groundwork_owner" },
  { label: "Period", value: "Next 12 months", unit: "", help: "What the money is for.", name: "Groundwork_period" },
  {
    label: "Currency",
    value: "USD",
    unit: "",
    help: "A label only: amounts are not converted when it changes.",
    name: "Groundwork_currency",
  },
];

const rateRows = (): Setting[] =>
  RATES.map((rate) => ({
    label: rate.name,
    value: rate.hourly,
    unit: "per hour",
    help: rate.basis,
    format: "money",
  }));

const AUDIT: readonly Setting[] = [
  {
    label: "Minimum coverage",
    value: 3 / 5,
    unit: "share of criteria answered",
    help: "Under it a tier shows no score: too little evidence. A planning assumption.",
    name: "Groundwork_minimum_coverage",
    format: "share",
  },
  {
    label: "Scores age after",
    value: AGEING_DAYS,
    unit: "days",
    help: "Older scores are marked as ageing: look at them again. A planning assumption.",
    name: "Groundwork_ageing_days",
    format: "number",
  },
  {
    label: "This audit began on",
    value: "",
    unit: "a day, or empty",
    help: "Set by “Start a re-audit”: scores from before that day are marked as ageing too.",
    name: "Groundwork_audit_began",
    format: "date",
  },
  {
    label: "Sign-ups a year",
    value: "",
    unit: "developers",
    help: "For the hours that developers lose before their first app works.",
    name: "Groundwork_sign_ups",
    format: "number",
  },
];

const MONEY: readonly Setting[] = [
  {
    label: "Rows move together",
    value: DEFAULT_CORRELATION,
    unit: "0 not at all, 1 all",
    help: "How far costs rise together; the higher, the wider the range of a sum. A planning assumption: half-way.",
    name: "Groundwork_correlation",
    format: "share",
  },
  {
    label: "Flat contingency",
    value: 1 / 10,
    unit: "share of the plan",
    help: "The usual rule (5 to 20 %), shown beside the contingency that follows from the spread.",
    name: "Groundwork_flat_contingency",
    format: "share",
  },
  {
    label: "Cap on CAUTION",
    value: 15 / 100,
    unit: "share of the plan",
    help: "Most that rows marked CAUTION should take together. A planning assumption.",
    name: "Groundwork_caution_cap",
    format: "share",
  },
];

const FIRST_ROW = 5;

/** Most stages a funnel may have; the rows after the named ones stay free. */
export const MAXIMUM_STAGES = 7;

const stageRows = (): Setting[] =>
  Array.from({ length: MAXIMUM_STAGES }, (_, index) => ({
    label: `Stage ${index + 1}`,
    value: STAGES[index]?.name ?? "",
    unit: "",
    help: STAGE_HELP[index] ?? "",
  }));

const STAGE_HELP: readonly string[] = [
  "Names of your own, first to last; four to seven. The column “In use” is what every tab reads.",
  "After a change, rows of Budget, KPIs and Catalogue keep the old name until you choose a new one; Costs says how much that is.",
];

const sections = (): { title: string; rows: readonly Setting[]; labelsName?: string; valuesName?: string }[] => [
  { title: "The plan", rows: PLAN },
  { title: "Cost of an hour", rows: rateRows(), labelsName: "Groundwork_roles", valuesName: "Groundwork_rates" },
  { title: "Shared parts of costs", rows: sharedParts() },
  { title: "Audit", rows: AUDIT },
  { title: "Money", rows: MONEY },
  { title: STAGES_TITLE, rows: stageRows() },
  { title: "Funnel", rows: FUNNEL },
];

const STAGES_TITLE = "Funnel stages";

/** Beside each stage its name in use, which all formulas read. */
const stageCell = (index: number, row: number): BlockCell => ({
  row,
  column: 3,
  formula: () => stageInUse(index, row),
  style: "value",
  ...(index === 0 ? { name: "Groundwork_stages", nameRows: MAXIMUM_STAGES } : {}),
});

function block(): BlockCell[] {
  const cells: BlockCell[] = [
    { row: 1, column: 1, text: "Settings", style: "title" },
    { row: 2, column: 1, text: "Change a blue value; every tab follows.", style: "lead" },
  ];
  let row = FIRST_ROW;
  for (const section of sections()) {
    cells.push({ row: row - 1, column: 1, text: section.title, style: "head" });
    cells.push({ row: row - 1, column: 2, text: "Value", style: "head" });
    cells.push({ row: row - 1, column: 3, text: section.title === STAGES_TITLE ? "In use" : "Unit", style: "head" });
    cells.push({ row: row - 1, column: 4, text: "What it does", style: "head" });
    section.rows.forEach((setting, index) => {
      const first = index === 0;
      cells.push({
        row,
        column: 1,
        text: setting.label,
        style: "label",
        ...(first && section.labelsName ? { name: section.labelsName, nameRows: section.rows.length } : {}),
      });
      cells.push({
        row,
        column: 2,
        value: setting.value,
        style: "input",
        align: "left",
        ...(setting.format ? { format: setting.format } : {}),
        ...(setting.name ? { name: setting.name } : {}),
        ...(setting.choices ? { choices: setting.choices } : {}),
        ...(first && section.valuesName ? { name: section.valuesName, nameRows: section.rows.length } : {}),
      });
      cells.push(
        section.title === STAGES_TITLE ? stageCell(index, row) : { row, column: 3, text: setting.unit, style: "note" },
      );
      cells.push({ row, column: 4, text: setting.help, style: "note" });
      row += 1;
    });
    row += 2;
  }
  cells.push(...eventCells(row - 1));
  return cells;
}

export const settingsTab: Tab = {
  key: "settings",
  name: "Settings",
  colour: "#80868b",
  headerRow: 0,
  rows: 0,
  columns: [],
  widths: [270, 240, 190, 520],
  block,
};
