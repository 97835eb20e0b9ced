import fc from "fast-check";
import { expect, test } from "vitest";
import type { Moment } from "../../src/preview/disturbance";
import { columnLetters } from "../../src/workbook/addresses";
import { patience, seededAsync } from "../domain/seeded";
import { allValues, cell, type Plan } from "../plan";
import { COMMAND_CASES, type CommandCase, carryOut, nameOf, startOf } from "./commandCases";

/** Tabs in which people type; the Summary is the add-on's own page, and the record of undo is out of sight. */
const TYPED = ["Audit", "Budget", "Catalogue", "Funnel", "KPIs", "Settings", "Events"];

/** Commands that write where people type. What set-up makes is out of sight until it stands, and a backup puts whole tabs back. */
const WRITERS = COMMAND_CASES.filter(
  ({ command }) =>
    !/^(setUpPlan|repairPlan|mvpLedger|refreshSummary|refreshForShare|makeBoardPack|takeSnapshot|saveRun|saveRivalName|saveRivalAnswer|restoreBackup|insertExample|removeExample|finishImport|cancelImport|saveAnswer as.*)$/.test(
      command,
    ),
);

/** The cells that a command writes by itself, and how many service calls it makes. */
async function written(each: CommandCase) {
  const plan = await startOf(each);
  const before = allValues(plan.host);
  const formulas = (address: string) => plan.host.formula(address) !== "";
  plan.host.resetCalls();
  await carryOut(plan, each);
  const calls = Object.values(plan.host.calls).reduce((sum, count) => sum + count, 0);
  const after = allValues(plan.host);
  const cells = TYPED.filter((tab) => before[tab]).flatMap((tab) =>
    after[tab]!.flatMap((row, down) =>
      row.flatMap((value, across) => {
        const address = `${tab}!${columnLetters(across + 1)}${down + 1}`;
        const isSame = String(before[tab]![down]?.[across] ?? "") === String(value);
        return isSame || formulas(address) ? [] : [address];
      }),
    ),
  );
  return { calls, cells };
}

const known = new Map<string, Awaited<ReturnType<typeof written>>>();

async function writtenBy(each: CommandCase) {
  const facts = known.get(nameOf(each)) ?? (await written(each));
  known.set(nameOf(each), facts);
  return facts;
}

/** Between the last look and the write itself nobody can look again. */
const isTheWrite = ({ name }: Moment): boolean => /^Range\.(set|clear|copyTo)/.test(name);

/** What stood there already when a command asked whether to write over it. */
const isAgreedTo = ({ screen }: Plan): boolean => /has a plan already\. Yes writes/.test(screen.questions.join());

test(
  "what a person types between a command's plan and its write stays, whatever the moment",
  async () => {
    const overwritten: string[] = [];
    await seededAsync(
      fc.asyncProperty(fc.constantFrom(...WRITERS), fc.nat(), fc.nat(), async (each, cellNumber, moment) => {
        const { calls, cells } = await writtenBy(each);
        if (cells.length === 0) return;
        const address = cells[cellNumber % cells.length]!;
        const at = 1 + (moment % calls);
        const plan = await startOf(each);
        let next: Moment | undefined;
        plan.host.disturb({
          between: (now) => {
            if (now.call !== at || now.depth > 1) return;
            next = now;
            plan.host.type(address, "typed by a person");
          },
        });
        const said = await carryOut(plan, each);
        const isKept = plan.host.value(address) === "typed by a person";
        if (!isKept && next && !isTheWrite(next) && !isAgreedTo(plan))
          overwritten.push(`${nameOf(each)} ${address} before ${at} ${next.name}: ${said}`);
      }),
      10,
      1000,
    );
    expect(overwritten).toEqual([]);
  },
  patience(40),
);

const REFUSED = "Somebody else is changing this plan right now. Nothing was written";
const WRITING = /^\w+\.(set|clear|insert|delete|add|remove|copyTo|hide|show)/;

const writesOf = ({ host }: Plan) =>
  Object.entries(host.calls).reduce((sum, [name, count]) => (WRITING.test(name) ? sum + count : sum), 0);

/** Activities of the catalogue that are not in the example's Budget, as many as there are people. */
function activitiesOf({ host }: Plan): string[] {
  const column = (tab: "budget" | "catalogue") => {
    const rows = Array.from({ length: tab === "budget" ? 40 : 45 }, (_, index) => index + 1);
    return rows.map((row) => String(host.value(cell(tab, "activity", row))));
  };
  const planned = column("budget");
  return column("catalogue").filter((name) => !planned.includes(name));
}

/** One after the other asks between two calls of the one before; whoever is refused the lock asks again at the end. */
async function interleave(plan: Plan, people: number, moments: readonly number[]) {
  const free = activitiesOf(plan).slice(0, people);
  const requests = free.map((activity, index) => ({
    id: `remedy-of-person-${index}`,
    activity,
    promise: { change: `asked for by person ${index}`, changeBy: "2027-06-30", stopRule: "None" },
  }));
  const refused: number[] = [];
  const written: string[] = [];
  const ask = (person: number) => {
    const before = writesOf(plan);
    try {
      plan.host.run("addRemedy", [requests[person]]);
    } catch (error) {
      if (!String(error).includes(REFUSED)) throw error;
      refused.push(person);
      if (writesOf(plan) !== before) written.push(`person ${person} wrote without the lock`);
    }
  };
  let next = 1;
  plan.host.disturb({
    between: ({ call, depth }) => {
      if (depth > 1 || next >= people || call < 1 + moments[next]!) return;
      next += 1;
      ask(next - 1);
    },
  });
  ask(0);
  plan.host.disturb({});
  for (; next < people; next += 1) ask(next);
  for (const person of [...refused]) ask(person);
  return { free, written, refused: refused.length };
}

test(
  "people who add activities at once each get one row, and whoever is refused has written nothing",
  async () => {
    const example = COMMAND_CASES.find(({ command }) => command === "addRemedy")!;
    let refusals = 0;
    await seededAsync(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 4 }),
        fc.array(fc.nat({ max: 150 }), { minLength: 4, maxLength: 4 }),
        async (people, moments) => {
          const plan = await startOf(example);
          const { free, written, refused } = await interleave(
            plan,
            people,
            moments.sort((one, other) => one - other),
          );
          const rows = Array.from({ length: 45 }, (_, index) => plan.host.value(cell("budget", "activity", index + 1)));
          refusals += refused;
          expect(written).toEqual([]);
          expect(free.map((activity) => rows.filter((row) => row === activity).length)).toEqual(free.map(() => 1));
        },
      ),
      10,
      1000,
    );
    expect(refusals).toBeGreaterThan(0);
  },
  patience(40),
);
