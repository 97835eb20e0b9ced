// Keeps the example plan as the add-on of today makes it, for the tests of every later one: tests/fixtures/plan-<form>.json.
// Run it once, right before the form of the plan grows (PLAN_VERSION in src/domain/version.ts), and never for an old form again.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./preview-build.mjs";
import { loadHost, readAddOn } from "./preview-host.mjs";

const form = /PLAN_VERSION = (\d+)/.exec(readFileSync(join(root, "src/domain/version.ts"), "utf8"))[1];
const file = join(root, `tests/fixtures/plan-${form}.json`);
if (existsSync(file)) {
  console.error(`${file} is there already: plans of that form are in people's hands, and stay as they were made.`);
  process.exit(1);
}
const silent = {
  menu() {},
  page() {},
  toast() {},
  log() {},
  alert: () => "YES",
  prompt: () => ({ button: "OK", text: "" }),
};
const { createHost } = await loadHost();
const host = createHost({ files: await readAddOn(), screen: silent });
host.open();
for (const command of ["setUpPlan", "loadExample", "lockPlan", "mvpLedger"]) host.run(command);
writeFileSync(file, `${JSON.stringify(host.save(true))}\n`);
console.log(`${file}: ${(readFileSync(file).length / 1000).toFixed(0)} kB`);
process.exit(0);
