import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { shippedPackages, usedPackages } from "../../scripts/licences.mjs";

/** Licences under which code may be part of what people copy into their spreadsheets. */
const SHIPPABLE = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "0BSD"];

/** Under a licence that asks something of whoever passes it on: each is a tool of ours and is in no file that we ship. */
const TOOLS_ONLY = /GPL|MPL|CC-BY|BSL|unknown/;

test("every package that is used says under which licence", () => {
  expect(usedPackages().length).toBeGreaterThan(100);
  expect(usedPackages().filter(({ licence }) => licence === "unknown")).toEqual([]);
});

test("only a package that may be passed on is in dist, and Papa Parse is the only one", () => {
  const shipped = shippedPackages().map(({ name }) => name);
  expect([...new Set(shipped)]).toEqual(["papaparse"]);
  const licences = usedPackages().filter(({ name }) => shipped.includes(name));
  expect(licences.map(({ licence }) => licence).filter((licence) => !SHIPPABLE.includes(licence))).toEqual([]);
  expect(licences.map(({ licence }) => licence).filter((licence) => TOOLS_ONLY.test(licence))).toEqual([]);
});

test("what is shipped carries its licence whole, as the package has it", () => {
  for (const { name, text } of shippedPackages()) {
    expect(text).toBe(readFileSync(join("node_modules", name, "LICENSE"), "utf8").trim());
    expect(text).toContain("Permission is hereby granted");
  }
});

test("nothing that is installed needs a script of its own to run, but for one that works without", () => {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
    packages: Readonly<Record<string, { hasInstallScript?: boolean }>>;
  };
  const scripted = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript);
  // Its script only replaces a starter by the program itself; the build calls the program directly.
  expect(scripted.map(([path]) => path)).toEqual(["node_modules/esbuild"]);
  for (const file of ["scripts/install.mjs", ".ci/run"]) {
    const installs = readFileSync(file, "utf8").match(/(?:"ci"|npm ci)[^\n|]*/g) ?? [];
    const isPlain = (install: string) => !install.includes("--ignore-scripts");
    expect(installs.filter((install) => !install.startsWith("npm ci`")).filter(isPlain)).toEqual([]);
  }
});
