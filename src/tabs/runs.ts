import { STEPS } from "../domain/stopwatch";
import type { Column, Tab } from "./define";

/** The column of a step's minutes. */
export const stepColumn = (step: string): string => `${step}Minutes`;

const stepColumns = (): Column[] =>
  STEPS.map(({ id, name, help }) => ({
    key: stepColumn(id),
    header: name,
    width: 90,
    format: "decimal",
    input: true,
    note: `Minutes. ${help}`,
  }));

const YES_NO = ["yes", "no"];

/** The log of the stopwatch: a tester's way to a first app a row. */
export const runsTab: Tab = {
  key: "runs",
  name: "Runs",
  colour: "#0b57d0",
  headerRow: 4,
  rows: 20,
  block: () => [
    { row: 1, column: 1, text: "Runs", style: "title" },
    {
      row: 2,
      column: 1,
      text: "Each row is one tester's way to a first app, timed by the stopwatch (Extensions > Groundwork > Audit > First-app stopwatch) or typed here. Times are minutes, pauses left out.",
      style: "lead",
    },
  ],
  columns: [
    { key: "day", header: "Day", width: 92, format: "date", input: true },
    { key: "tester", header: "Tester", width: 130, input: true },
    { key: "product", header: "Product", width: 130, input: true, note: "Blank: ours. Else the name of a rival." },
    {
      key: "minutes",
      header: "Minutes",
      width: 80,
      format: "decimal",
      note: "All steps together. The bar is 5.",
      formula: (at) => {
        const steps = STEPS.map(({ id }) => at.here(stepColumn(id))).join(";");
        return `=IF(COUNT(${steps})=0;"";SUM(${steps}))`;
      },
    },
    { key: "finished", header: "Finished", width: 80, input: true, align: "center", choices: YES_NO },
    ...stepColumns(),
    {
      key: "signUpSteps",
      header: "Steps to account",
      width: 80,
      format: "number",
      input: true,
      align: "center",
      note: "From “sign up” to a usable account; blank: not counted.",
    },
    {
      key: "signUpHuman",
      header: "Our person needed for account",
      width: 110,
      input: true,
      align: "center",
      choices: YES_NO,
    },
    {
      key: "credentialSteps",
      header: "Steps to credentials",
      width: 90,
      format: "number",
      input: true,
      align: "center",
      note: "From the account to working credentials and an app; blank: not counted.",
    },
    {
      key: "credentialHuman",
      header: "Our person needed for credentials",
      width: 110,
      input: true,
      align: "center",
      choices: YES_NO,
    },
    { key: "notes", header: "Where it hurt", width: 420, input: true },
    { key: "id", header: "Run", width: 80, hidden: true, note: "Keeps a run that was sent twice from standing twice." },
  ],
};
