import fc from "fast-check";
import { expect, test } from "vitest";
import { CRITERIA } from "../../src/domain/criteria";
import { TIERS } from "../../src/domain/tiers";
import type { Host } from "../../src/preview/host";
import { auditTab } from "../../src/tabs/audit";
import { columnLetters } from "../../src/workbook/addresses";
import { patience, seededAsync } from "../domain/seeded";
import { emptyWorkbook, newPlan, script } from "../plan";

/** As many audits are calculated at once, a tab each. */
const AT_ONCE = 50;

const letters = (key: string) => columnLetters(auditTab.columns.findIndex((column) => column.key === key) + 1);
const FIRST = auditTab.headerRow + 1;
const LAST = auditTab.headerRow + CRITERIA.length;
const column = (key: string, first = FIRST, last = LAST) => `$${letters(key)}$${first}:$${letters(key)}$${last}`;

/** Names point at one tab only; a copy of it has its own cells for them. */
const NAMES: Readonly<Record<string, string>> = {
  Groundwork_tier_status: "$F$5:$F$9",
  Groundwork_tiers: "$B$5:$B$9",
  Groundwork_gates: "$I$5:$I$9",
  Groundwork_minimum_coverage: "3/5",
};
const OWN_CELLS = new RegExp(
  Object.keys(NAMES)
    .map((name) => `\\b${name}\\b`)
    .join("|"),
  "g",
);

const WORDS = new Set(["question", "lookFor", "score0", "score1", "score2", "score3", "stage", "origin"].map(letters));

interface SavedSheet {
  readonly id: string;
  readonly name: string;
  readonly colNumber: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** The Audit tab as set-up draws it, with its formulas, as the engine saves it. */
const saved = newPlan().host.save();
const engine = saved.engine as { readonly sheets: readonly SavedSheet[] }; // What the pinned engine writes.
const drawn = engine.sheets.find(({ name }) => name === "Audit")!;
const ownCells = Object.fromEntries(
  Object.entries(drawn.cells)
    .map(([address, content]) => [address, content.replace(OWN_CELLS, (name) => NAMES[name]!)] as const)
    // What is about days, and the words of the criteria, is not about where the tiers stand.
    .filter(([address, content]) => !content.includes("Groundwork_") && !WORDS.has(address.replace(/\d+/, ""))),
);

type AuditRow = readonly [score: number | undefined, weight: number];

const anyAudit = fc
  .record({
    base: fc.constantFrom<(number | undefined)[]>(2, 3, undefined),
    weights: fc.constantFrom<number[][]>([1], [1, 2], [0, 1, 2], [0.5, 3]),
    rows: fc.array(fc.tuple(fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }), fc.boolean(), fc.nat()), {
      minLength: CRITERIA.length,
      maxLength: CRITERIA.length,
    }),
  })
  .map(({ base, weights, rows }) =>
    rows.map(([score, isDrawn, at]): AuditRow => [isDrawn ? score : base, weights[at % weights.length]!]),
  );

/** A tab with what the drawn one has, and with both functions beside it: one of its tiers by TIER_SCORE. */
function copyOf(index: number): SavedSheet {
  const tier = tierOf(index);
  const own = CRITERIA.flatMap((criterion, row) => (criterion.tier === tier.id ? [FIRST + row] : []));
  const functions = {
    AB1: `=FUNDING_ORDER($A$${auditTab.headerRow}:$${letters("weight")}$${LAST},FALSE)`,
    AB10: `=TIER_SCORE(${column("score", own[0], own.at(-1))},${column("weight", own[0], own.at(-1))})`,
  };
  const cells = { ...ownCells, ...functions };
  return { ...drawn, colNumber: drawn.colNumber + 10, id: `copy${index}`, name: `Copy${index}`, cells };
}

const tierOf = (index: number) => TIERS[index % TIERS.length]!;

/** Types an audit into each of the copies. */
const fill = (host: Host, audits: readonly (readonly AuditRow[])[]) =>
  script(
    host,
    (app, word) => {
      const { first, columns, values } = JSON.parse(word) as {
        first: number;
        columns: number[];
        values: (number | string)[][][][];
      };
      values.forEach((copy, index) => {
        const sheet = app.getActiveSpreadsheet().getSheetByName(`Copy${index}`)!;
        copy.forEach((cells, place) => {
          sheet.getRange(first, columns[place]!, cells.length, 1).setValues(cells);
        });
      });
    },
    JSON.stringify({
      first: FIRST,
      columns: ["score", "weight"].map((key) => auditTab.columns.findIndex((each) => each.key === key) + 1),
      values: audits.map((audit) => [audit.map(([score]) => [score ?? ""]), audit.map(([, weight]) => [weight])]),
    }),
  );

test(
  "the tab's own formulas agree with FUNDING_ORDER and TIER_SCORE on any audit",
  async () => {
    const sheets = Array.from({ length: AT_ONCE }, (_, index) => copyOf(index));
    const { host } = emptyWorkbook({ workbook: { ...saved, engine: { ...engine, namedRanges: {}, sheets } } });
    const audits = fc.array(anyAudit, { minLength: AT_ONCE, maxLength: AT_ONCE });
    await seededAsync(
      // A batch is too slow to be made smaller when it fails; the message names the audit.
      fc.asyncProperty(fc.noShrink(audits), async (batch) => {
        await fill(host, batch);
        batch.forEach((audit, index) => {
          const at = (cell: string) => host.value(`Copy${index}!${cell}`);
          TIERS.forEach((tier, line) => {
            const [fix, score, status, passed, gates] = ["C", "D", "F", "H", "I"].map((letter) =>
              at(`${letter}${5 + line}`),
            );
            const [, name, share, ...rest] = ["AB", "AC", "AD", "AE", "AF", "AG", "AH"].map((letter) =>
              at(`${letter}${1 + line}`),
            );
            const said = `${tier.name} of ${JSON.stringify(audit)}`;
            expect([name, ...rest], said).toEqual([tier.name, passed, gates, status, fix === "–" ? "" : fix]);
            if (typeof share === "number") expect(score, said).toBeCloseTo(share, 12);
            else expect(score, said).toBe("–");
            if (tierOf(index) === tier) expect(at("AB10"), said).toBe(share);
          });
        });
      }),
      1000 / AT_ONCE,
    );
    host.dispose();
  },
  patience(4),
);
