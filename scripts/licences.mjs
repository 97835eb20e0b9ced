// Every package that the project uses, with its version and licence; those whose code is in dist/ are marked.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));

/** Packages that name no licence where npm looks for it, and where theirs stands. */
const ELSEWHERE = { fuzzy: "MIT" }; // Its LICENSE-MIT, and "licenses" in its package.json.

/** What the lock file pins: name, version, licence and folder of every package, also of those for other machines. */
export function usedPackages(folder = root) {
  const { packages } = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8"));
  const used = Object.entries(packages).filter(([path]) => path !== "");
  return used.map(([path, { version, license }]) => {
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    return { name, version, licence: license ?? ELSEWHERE[name] ?? "unknown" };
  });
}

/** The packages whose code is in the built files, known by the licence text that the build puts before it. */
export function shippedPackages(dist = join(root, "dist")) {
  const files = existsSync(dist) ? readdirSync(dist) : [];
  const named = files.flatMap((file) =>
    [...readFileSync(join(dist, file), "utf8").matchAll(/\/\*! (\S+)\n\n([^*]*)\*\//g)].map(([, name, text]) => ({
      name,
      file,
      text: text.trim(),
    })),
  );
  return named.sort((one, other) => one.name.localeCompare(other.name));
}

function table() {
  const shipped = new Set(shippedPackages().map(({ name }) => name));
  const rows = new Map(
    usedPackages().map(({ name, version, licence }) => {
      const isShipped = shipped.has(name) ? "in dist" : "";
      return [`${name} ${version}`, [name, version, licence, isShipped]];
    }),
  );
  const sorted = [...rows.values()].sort(([one], [other]) => one.localeCompare(other));
  const widths = [0, 1, 2].map((column) => Math.max(...sorted.map((row) => row[column].length)));
  const lines = sorted.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  const counts = new Map();
  for (const [, , licence] of sorted) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  const summary = [...counts].sort(([, one], [, other]) => other - one).map(([name, count]) => `${count} ${name}`);
  return `${lines.join("\n")}\n\n${sorted.length} packages: ${summary.join(", ")}.\nIn dist: ${[...shipped].join(", ") || "none"}.`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(table());
