import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface Entry {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const packages: Readonly<Record<string, Entry>> = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const { "": root, ...installed } = packages;

/** Where Node looks for a package that another one names: beside it, then in each folder above. */
function places(folder: string, name: string): string[] {
  const parents = folder
    .split("/node_modules/")
    .map((_, depth, all) => all.slice(0, all.length - depth).join("/node_modules/"));
  return [...parents.map((parent) => `${parent}/node_modules/${name}`), `node_modules/${name}`];
}

test("every optional dependency has its own entry; without it `npm ci` refuses the lock on other machines", () => {
  const missing = Object.entries(installed).flatMap(([folder, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !places(folder, name).some((place) => place in installed))
      .map((name) => `${folder} wants ${name}`),
  );
  expect(missing).toEqual([]);
});

test("every package has its checksum, and none is tied to one registry's address", () => {
  const unchecked = Object.entries(installed).filter(([, entry]) => !entry.integrity?.startsWith("sha512-"));
  expect(unchecked.map(([folder]) => folder)).toEqual([]);
  const tied = Object.entries(installed).filter(([, entry]) => entry.resolved !== undefined);
  expect(tied.map(([folder]) => folder)).toEqual([]);
});

test("package.json names exact versions, the lock holds the same, and the add-on itself needs none", () => {
  const versions: Readonly<Record<string, string>> = manifest.devDependencies;
  expect(Object.entries(versions).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  expect(root?.devDependencies).toEqual(versions);
  const locked = Object.keys(versions).map((name) => [name, packages[`node_modules/${name}`]?.version]);
  expect(Object.fromEntries(locked)).toEqual(versions);
  expect(manifest).not.toHaveProperty("dependencies");
});
