import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";

const DOCUMENTS = ["README.md", ...readdirSync("docs").map((name) => `docs/${name}`)].filter((name) =>
  name.endsWith(".md"),
);
const read = (path: string) => readFileSync(path, "utf8");

/** What GitHub calls the place of a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_ -]/gu, "")
    .replace(/ /g, "-");
const anchorsIn = (path: string) => [...read(path).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading!));

describe.each(DOCUMENTS)("%s", (path) => {
  test("links to pages and headings that exist", () => {
    const links = [...read(path).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)];
    const broken = links.filter(([, file, heading]) => {
      const target = file ? join(dirname(path), file) : path;
      return !existsSync(target) || (heading !== undefined && !anchorsIn(target).includes(heading));
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  });
});

/** All that the add-on can say. */
const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !/^(preview|contract)\b/.test(path))
  .map((path) => read(join("src", path)))
  .join("\n");

test("every message of ours in the page on troubles stands in the source, word for word", () => {
  const [, section] = /## In a sidebar or a toast\n(.*?)\n## /s.exec(read("docs/troubleshooting.md"))!;
  const messages = [...section!.matchAll(/^\| ([^|]+) \|/gm)].map(([, message]) => message!).slice(1);
  const parts = messages.filter((message) => !/^-+$/.test(message)).flatMap((message) => message.split(/\s*…\s*/));
  expect(parts.length).toBeGreaterThan(10);
  expect(parts.filter((part) => !sources.includes(part))).toEqual([]);
});

test("every test that the threat model names exists", () => {
  const files = readdirSync("tests", { recursive: true, encoding: "utf8" }).map((path) => path.replace(/\\/g, "/"));
  const named = [...read("docs/threat-model.md").matchAll(/`((?:\w+)\/[\w*]+)`/g)]
    .map(([, name]) => name!)
    .filter((name) => !name.startsWith("src/"));
  expect(named.length).toBeGreaterThan(10);
  const missing = named.filter((name) => {
    const pattern = new RegExp(`^${name.replace(/\*/g, ".*")}\\.test\\.ts$`);
    return !files.some((file) => pattern.test(file));
  });
  expect(missing).toEqual([]);
});
