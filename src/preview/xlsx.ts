import { strToU8, zipSync } from "fflate";
import { cellName } from "./a1";
import { quietly } from "./beforeEngine";
import type { Engine } from "./engine";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CONTENT = "application/vnd.openxmlformats-officedocument";
/** A list written into a rule may not be longer in Excel, which calls the file damaged otherwise. */
const LONGEST_LIST = 255;

type Files = Map<string, string | Uint8Array>;

/** The workbook as an .xlsx file: what the engine writes, and the names and notes that it leaves out. */
export async function toXlsx(engine: Engine): Promise<Uint8Array> {
  const files = await written(engine);
  addNames(engine, files);
  addNotes(engine, files);
  for (const [path, content] of files) {
    if (/worksheets\/sheet\d+\.xml$/.test(path) && typeof content === "string")
      files.set(path, soundValidations(content));
  }
  const entries = [...files].map(([path, content]) => [
    path,
    typeof content === "string" ? strToU8(content.replaceAll(' xmlns=""', "")) : content,
  ]);
  return zipSync(Object.fromEntries(entries));
}

async function written(engine: Engine): Promise<Files> {
  const { files } = await withParser(() => quietly(() => engine.model.exportXLSX()));
  const found: Files = new Map();
  for (const file of files) if ("content" in file) found.set(file.path, file.content);
  return found;
}

interface Parsers {
  DOMParser?: unknown;
  XMLSerializer?: unknown;
}

/** The engine builds XML with a browser's parser; Node borrows one while it does, and has none again afterwards. */
async function withParser<Result>(step: () => Promise<Result>): Promise<Result> {
  const globals = globalThis as Parsers; // Node's types may lack them, as Node does.
  const { warn } = console;
  const borrowed = globals.XMLSerializer === undefined;
  const { DOMParser: stub } = globals;
  if (borrowed) {
    const name = "jsdom";
    const { JSDOM } = (await import(/* @vite-ignore */ name)) as { JSDOM: new () => { window: Required<Parsers> } }; // Named at run time to stay out of the page.
    const { window } = new JSDOM();
    Object.assign(globals, { DOMParser: window.DOMParser, XMLSerializer: window.XMLSerializer });
  }
  // It warns about checkboxes, which become TRUE and FALSE on purpose.
  console.warn = () => undefined;
  try {
    return await step();
  } finally {
    console.warn = warn;
    if (borrowed) {
      globals.DOMParser = stub;
      delete globals.XMLSerializer;
    }
  }
}

function edit(files: Files, path: string, change: (xml: string) => string): void {
  const xml = files.get(path);
  if (typeof xml === "string") files.set(path, change(xml));
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);
}

/** Without them every formula that uses a name would show #NAME?. */
function addNames(engine: Engine, files: Files): void {
  const { getters } = engine;
  const names = getters.getNamedRanges().map(({ name, range }) => {
    const reference = getters.getRangeString(range, undefined as unknown as string, {
      useBoundedReference: true,
      useFixedReference: true,
    }); // No sheet: the tab's name is always written.
    return `<definedName name="${escaped(name)}">${escaped(reference)}</definedName>`;
  });
  if (names.length === 0) return;
  edit(files, "xl/workbook.xml", (xml) =>
    xml.replace("</sheets>", `</sheets><definedNames>${names.join("")}</definedNames>`),
  );
}

/** The engine counts rules that it then does not write, and writes lists that Excel cannot read. */
function soundValidations(xml: string): string {
  return xml.replace(/<dataValidations[^>]*>([\s\S]*?)<\/dataValidations>/, (_, body: string) => {
    const rules = (body.match(/<dataValidation [\s\S]*?<\/dataValidation>/g) ?? []).filter((rule) => {
      const list = rule.match(/<formula1>"([\s\S]*)"<\/formula1>/)?.[1];
      return list === undefined || list.length <= LONGEST_LIST;
    });
    return rules.length === 0 ? "" : `<dataValidations count="${rules.length}">${rules.join("")}</dataValidations>`;
  });
}

function addNotes(engine: Engine, files: Files): void {
  const { getters } = engine;
  for (const [index, sheetId] of getters.getSheetIds().entries()) {
    const notes = getters
      .getAnnotations("note", sheetId)
      .flatMap(({ range, value }) => (range ? [{ ...range.zone, text: String(value) }] : []));
    if (notes.length > 0)
      addNotesOf(
        files,
        index,
        notes.map(({ top, left, text }) => ({ row: top, col: left, text })),
      );
  }
}

interface Note {
  readonly row: number;
  readonly col: number;
  readonly text: string;
}

/** Excel keeps the texts in one part and the yellow boxes in another. */
function addNotesOf(files: Files, index: number, notes: readonly Note[]): void {
  const relations = `xl/worksheets/_rels/sheet${index}.xml.rels`;
  if (!files.has(relations)) files.set(relations, `<Relationships xmlns="${RELATIONSHIPS}"></Relationships>`);
  edit(files, relations, (xml) =>
    xml.replace(
      "</Relationships>",
      `<Relationship Id="rIdNotes" Type="${OFFICE}/comments" Target="../comments${index}.xml"/>` +
        `<Relationship Id="rIdBoxes" Type="${OFFICE}/vmlDrawing" Target="../drawings/vmlDrawing${index}.vml"/></Relationships>`,
    ),
  );
  edit(files, `xl/worksheets/sheet${index}.xml`, (xml) => {
    const box = '<legacyDrawing r:id="rIdBoxes"/>';
    return xml.includes("<tableParts")
      ? xml.replace("<tableParts", `${box}<tableParts`)
      : xml.replace("</worksheet>", `${box}</worksheet>`);
  });
  edit(files, "[Content_Types].xml", (xml) =>
    (xml.includes('Extension="vml"')
      ? xml
      : xml.replace("</Types>", `<Default Extension="vml" ContentType="${CONTENT}.vmlDrawing"/></Types>`)
    ).replace(
      "</Types>",
      `<Override ContentType="${CONTENT}.spreadsheetml.comments+xml" PartName="/xl/comments${index}.xml"/></Types>`,
    ),
  );
  const comments = notes.map(
    ({ row, col, text }) =>
      `<comment ref="${cellName(row, col)}" authorId="0"><text><r><t xml:space="preserve">${escaped(text)}</t></r></text></comment>`,
  );
  files.set(
    `xl/comments${index}.xml`,
    `<comments xmlns="${MAIN}"><authors><author></author></authors><commentList>${comments.join("")}</commentList></comments>`,
  );
  const boxes = notes.map(
    ({ row, col }, number) =>
      `<v:shape id="_x0000_s${1025 + number}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
      `<v:fill color2="#ffffe1"/><v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>` +
      `<x:Row>${row}</x:Row><x:Column>${col}</x:Column></x:ClientData></v:shape>`,
  );
  files.set(
    `xl/drawings/vmlDrawing${index}.vml`,
    `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">` +
      `<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>` +
      `<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${boxes.join("")}</xml>`,
  );
}
