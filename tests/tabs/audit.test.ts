import fc from "fast-check";
import { expect, test } from "vitest";
import { CRITERIA } from "../../src/domain/criteria";
import { TIERS } from "../../src/domain/tiers";
import { auditTab } from "../../src/tabs/audit";
import { columnLetters } from "../../src/workbook/addresses";
import { patience, seeded } from "../domain/seeded";
import { emptyWorkbook, newPlan } from "../plan";

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
    // What is about days is not about tiers.
    .filter(([, content]) => !content.includes("Groundwork_")),
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

function copyOf(audit: readonly AuditRow[], index: number): SavedSheet {
  const cells: Record<string, string> = { ...ownCells };
  audit.forEach(([score, weight], row) => {
    const scoreCell = `${letters("score")}${FIRST + row}`;
    if (score !== undefined) cells[scoreCell] = String(score);
    cells[`${letters("weight")}${FIRST + row}`] = String(weight);
  });
  cells.AB1 = `=FUNDING_ORDER($A$${auditTab.headerRow}:$${letters("weight")}$${LAST},FALSE)`;
  const tier = TIERS[index % TIERS.length]!;
  const own = CRITERIA.flatMap((criterion, row) => (criterion.tier === tier.id ? [FIRST + row] : []));
  cells.AB10 = `=TIER_SCORE(${column("score", own[0], own.at(-1))},${column("weight", own[0], own.at(-1))})`;
  return { ...drawn, colNumber: drawn.colNumber + 10, id: `copy${index}`, name: `Copy${index}`, cells };
}

test(
  "the tab's own formulas agree with FUNDING_ORDER and TIER_SCORE on any audit",
  () => {
    seeded(
      // A batch is too slow to be made smaller when it fails; the message names the audit.
      fc.property(fc.noShrink(fc.array(anyAudit, { minLength: AT_ONCE, maxLength: AT_ONCE })), (audits) => {
        const workbook = { ...saved, engine: { ...engine, namedRanges: {}, sheets: audits.map(copyOf) } };
        const { host } = emptyWorkbook({ workbook });
        audits.forEach((_, index) => {
          const at = (cell: string) => host.value(`Copy${index}!${cell}`);
          TIERS.forEach((tier, line) => {
            const row = 5 + line;
            const native = ["C", "D", "F", "H", "I"].map((letter) => at(`${letter}${row}`));
            const [, name, score, passed, gates, status, fix] = ["AB", "AC", "AD", "AE", "AF", "AG", "AH"].map(
              (letter) => at(`${letter}${1 + line}`),
            );
            expect(name).toBe(tier.name);
            expect([native[2], native[3], native[4]]).toEqual([status, passed, gates]);
            expect(native[0]).toBe(fix === "" ? "–" : fix);
            if (typeof score === "number") expect(native[1]).toBeCloseTo(score, 12);
            else expect(native[1]).toBe("–");
            if (index % TIERS.length === line) expect(at("AB10")).toBe(score);
          });
        });
        host.dispose();
      }),
      1000 / AT_ONCE,
    );
  },
  patience(4),
);
