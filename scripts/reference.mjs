// Writes docs/functions.md from the rows that Sheets' own help and the sidebar's come from, with an example each.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as esbuild from "esbuild";
import { root } from "./preview-build.mjs";

const FILE = "docs/functions.md";

const INTRODUCTION = `# Functions

They work in any sheet of a spreadsheet that has Groundwork in it, without set-up. Where your spreadsheet writes decimals with a comma, separate arguments with \`;\`, elsewhere with \`,\`; Sheets turns one into the other when the locale changes. Brackets mark what may be left out.

Each example is complete: type its cells into an empty sheet at the addresses given, then the formula into a free cell. Shares are shown to three decimals; – is an empty cell. A wrong argument never gives a number: the cell shows \`#ERROR!\`, and its note says what is wrong, where, and what to do.
`;

/** The functions and their examples, as the add-on has them. */
async function loadFunctions() {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    stdin: {
      contents:
        'export { FUNCTIONS, callFunction } from "./src/functions/index"; export { exampleOf, valuesOf } from "./src/functions/examples";',
      resolveDir: root,
    },
    bundle: true,
    write: false,
    format: "esm",
    logLevel: "warning",
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}

const letters = (column) => String.fromCharCode(64 + column);

/** Where the cells of each argument stand, side by side from A1 on. */
function placed(example) {
  let column = 1;
  return example.map((argument) => {
    if (!argument.cells) return argument;
    const from = column;
    column += argument.cells[0].length;
    const address = `${letters(from)}1:${letters(column - 1)}${argument.cells.length}`;
    return { ...argument, from, address: address.replace(/^([A-Z]1):\1$/, "$1") };
  });
}

const written = (value) => (typeof value === "string" ? `"${value}"` : String(value));

const shown = (cell) =>
  typeof cell === "number"
    ? String(Math.round(cell * 1000) / 1000)
    : cell === ""
      ? "–"
      : String(cell).toString().replace(/\|/g, "\\|");

const line = (cells) => `| ${cells.join(" | ")} |`;

/** A block of cells under the letters of its columns. */
function grid(rows, from) {
  const heads = rows[0].map((_, index) => letters(from + index));
  return [
    line(["", ...heads]),
    line(["---", ...heads.map(() => "---")]),
    ...rows.map((row, index) => line([`**${index + 1}**`, ...row.map(shown)])),
  ];
}

function inputs(blocks) {
  const cells = blocks.filter((block) => block.cells);
  const height = Math.max(0, ...cells.map((block) => block.cells.length));
  if (height === 0) return [];
  const rows = Array.from({ length: height }, (_, row) =>
    cells.flatMap((block) => block.cells[row] ?? block.cells[0].map(() => "")),
  );
  return [...grid(rows, 1), ""];
}

function result(value) {
  const rows = Array.isArray(value) ? value : [[value]];
  if (rows.length === 1 && rows[0].length === 1) return [`gives **${shown(rows[0][0])}**`, ""];
  const heads = rows[0].map(() => "");
  return ["gives", "", line(heads), line(heads.map(() => "---")), ...rows.map((row) => line(row.map(shown))), ""];
}

function section({ name, summary, params, returns }, example, value) {
  const list = params.map((param) => (param.optional ? `[${param.name}]` : param.name)).join("; ");
  const blocks = placed(example);
  const args = blocks.map((block) => block.address ?? written(block.written));
  const forms = [...new Set(["; ", ", "].map((separator) => `=${name}(${args.join(separator)})`))];
  return [
    `## ${name}`,
    "",
    `\`${name}(${list})\``,
    "",
    summary,
    "",
    "| argument | what it is |",
    "|---|---|",
    ...params.map((param) => line([`\`${param.name}\`${param.optional ? " (optional)" : ""}`, shown(param.help)])),
    "",
    `Gives: ${returns}`,
    "",
    "Example",
    "",
    ...inputs(blocks),
    "```",
    ...forms,
    "```",
    "",
    ...result(value),
  ].join("\n");
}

/** The page as it should be. */
export async function functionReference() {
  const { FUNCTIONS, callFunction, exampleOf, valuesOf } = await loadFunctions();
  const contents = FUNCTIONS.map(({ name }) => `[${name}](#${name.toLowerCase()})`).join(" · ");
  const sections = FUNCTIONS.map((definition) => {
    const example = exampleOf(definition.name);
    return section(definition, example, callFunction(definition.name, valuesOf(example)));
  });
  return [INTRODUCTION, `${contents}\n`, ...sections].join("\n");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  writeFileSync(join(root, FILE), await functionReference());
  console.log(`Wrote ${FILE}`);
}
