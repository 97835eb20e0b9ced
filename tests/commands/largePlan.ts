import type { HostOptions } from "../../src/preview/host";
import type { TabKey } from "../../src/tabs/define";
import { tabOf } from "../../src/tabs/index";
import { emptyWorkbook, type Plan, script } from "../plan";
import { RUN } from "./endpoints";

/** What somebody typed into a row of each long list, by column; `n` is the row's number. */
const LONG: Readonly<Partial<Record<TabKey, (n: number) => Readonly<Record<string, unknown>>>>> = {
  budget: (n) => ({
    activity: n < 40 ? "Webinar" : `activity ${n}`,
    quantity: 1 + (n % 3),
    actual: n < 40 ? 900 + n : "",
  }),
  runs: (n) => ({
    tester: `tester ${n}`,
    product: "",
    signUpMinutes: 3,
    firstSuccessMinutes: 1 + (n % 9),
    id: `run-${n}`,
  }),
  ledger: (n) => ({ member: `member ${n}`, piece: `piece ${n}`, pieces: 1 }),
  events: (n) => ({ developer: `developer ${n}`, stage: "Awareness", time: "2026-03-01", segment: "DE" }),
};

/** The example plan of a team that has filled every list: so many rows each, formulas included. */
export async function largePlan(rows: number, options: Partial<HostOptions>): Promise<Plan> {
  const plan = emptyWorkbook(options);
  const { host } = plan;
  for (const command of ["setUpPlan", "setUpPlan", "loadExample", "mvpLedger"]) host.run(command);
  await host.serve("saveRun", [{ ...RUN, id: "run-before" }]);
  await host.serve("beginImport", [{ id: "import-before", mode: "below", rows: 1 }]);
  await host.serve("importEvents", [{ id: "import-before", part: 0, rows: [["zoe", "Awareness", "2026-03-01", ""]] }]);
  await host.serve("finishImport", [{ id: "import-before" }]);
  for (const key of Object.keys(LONG) as TabKey[]) await fill(plan, key, rows);
  host.run("repairPlan");
  return plan;
}

/** Rows that somebody pasted below a table. */
async function fill({ host }: Plan, key: TabKey, rows: number): Promise<void> {
  const { name, columns } = tabOf(key);
  const typed = Array.from({ length: rows }, (_, n) => LONG[key]!(n));
  const keys = Object.keys(typed[0]!);
  const blocks = keys.map((each) => ({
    column: columns.findIndex((column) => column.key === each) + 1,
    values: typed.map((cells) => [cells[each]]),
  }));
  await script(
    host,
    (app, word) => {
      const asked = JSON.parse(word) as {
        name: string;
        rows: number;
        blocks: { column: number; values: unknown[][] }[];
      };
      const sheet = app.getActiveSpreadsheet().getSheetByName(asked.name)!;
      const last = sheet.getMaxRows();
      sheet.insertRowsAfter(last, asked.rows);
      for (const { column, values } of asked.blocks) sheet.getRange(last + 1, column, asked.rows, 1).setValues(values);
    },
    JSON.stringify({ name, rows, blocks }),
  );
}
