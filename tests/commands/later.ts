import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "../../build.mjs";

/** Two forms after today's, as a later Groundwork would have them; each writes in several places, so that it can be cut off. */
const STEPS = `
const eachCell = (place, key, change) => {
  if (!place) return;
  const column = place.columns.get(key);
  for (let row = place.headerRow + 1; row <= place.sheet.getLastRow(); row += 1) {
    const cell = place.sheet.getRange(row, column);
    const value = cell.getValue();
    const wanted = change(value);
    if (wanted !== value) cell.setValue(wanted);
  }
};
export const MIGRATIONS = [
  {
    from: 2, to: 3, says: "Webinars are online seminars", tabs: ["budget", "catalogue"],
    run: (_, places) => {
      for (const key of ["catalogue", "budget"]) {
        eachCell(places.get(key), "activity", (name) => (name === "Webinar" ? "Online seminar" : name));
      }
    },
  },
  {
    from: 1, to: 2, says: "Owners have capitals", tabs: ["budget"],
    run: (_, places) => eachCell(places.get("budget"), "owner", (owner) => String(owner).toUpperCase()),
  },
];
`;

const VERSIONS = `export const VERSION = "0.3.0";\nexport const PLAN_VERSION = 3;\n`;

/** The files of a Groundwork that is like today's and writes a plan two forms further on. */
export async function laterFiles(): Promise<Record<string, string>> {
  const root = mkdtempSync(join(tmpdir(), "groundwork-later-"));
  try {
    for (const name of ["src", "globals.json", "appsscript.json"]) cpSync(name, join(root, name), { recursive: true });
    mkdirSync(join(root, "dist"));
    symlinkSync(resolve("node_modules"), join(root, "node_modules"), "junction");
    writeFileSync(join(root, "src/domain/version.ts"), VERSIONS);
    writeFileSync(join(root, "src/commands/migrations.ts"), STEPS);
    return Object.fromEntries(await build(join(root, "dist"), root));
  } finally {
    rmSync(root, { recursive: true });
  }
}
