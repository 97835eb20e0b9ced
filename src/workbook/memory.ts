import type { Tab, TabKey } from "../tabs/define";
import type { Place, Places } from "./places";

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

/**
 * Where the tabs and columns of the plan stood when they were last found by their marks. To read the two hundred marks of
 * a plan takes a thousand service calls; to see that its headers stand as they did takes three for each tab. Kept with
 * the document, without any of its words, and never believed when a header is another or elsewhere.
 */
interface Memory {
  readonly sheet: number;
  readonly headerRow: number;
  /** Column number by column key. */
  readonly columns: Readonly<Record<string, number>>;
  /** How many columns the tab had in the version that kept this. */
  readonly outOf: number;
  /** A sum over the header row; empty for a tab without one. */
  readonly headers: string;
}

const PREFIX = "groundwork.places.";

/** Null where there is no document to keep it with. */
const store = (): GoogleAppsScript.Properties.Properties | null => PropertiesService.getDocumentProperties();

/** What is kept, read once in a run. */
let kept: Map<TabKey, Memory> | undefined;

function memories(): Map<TabKey, Memory> {
  if (kept) return kept;
  const entries = Object.entries(store()?.getProperties() ?? {}).filter(([name]) => name.startsWith(PREFIX));
  // Written by `remember` under these names and in this form.
  kept = new Map(entries.map(([name, value]) => [name.slice(PREFIX.length) as TabKey, JSON.parse(value) as Memory]));
  return kept;
}

/** The place of a tab as it is remembered, if it is sure that nothing moved since. */
export function recall(spreadsheet: Spreadsheet, tab: Tab): Place | undefined {
  const memory = memories().get(tab.key);
  const sheet = memory?.outOf === tab.columns.length ? spreadsheet.getSheetById(memory.sheet) : null;
  if (!memory || !sheet) return undefined;
  const { headerRow } = memory;
  const columns = new Map(Object.entries(memory.columns));
  if (headerRow > 0 && sumOf(headersOf(sheet, headerRow, columns) ?? []) !== memory.headers) return undefined;
  return { tab, sheet, headerRow, columns, unmarked: { tab: false, header: false, columns: [] } };
}

/** Keeps where places stand; those that are not sure to be known again by their headers are found by their marks each time. */
export function remember(places: Iterable<Place>): void {
  const known = memories();
  const news: Record<string, string> = {};
  for (const place of places) {
    const memory = memoryOf(place);
    if (!memory || JSON.stringify(known.get(place.tab.key)) === JSON.stringify(memory)) continue;
    known.set(place.tab.key, memory);
    news[`${PREFIX}${place.tab.key}`] = JSON.stringify(memory);
  }
  if (Object.keys(news).length > 0) store()?.setProperties(news);
}

/** The same for tabs whose headers a command has renamed. */
export function rememberTabs(places: Places, keys: readonly TabKey[]): void {
  remember(keys.flatMap((key) => places.get(key) ?? []));
}

function memoryOf({ tab, sheet, headerRow, columns, unmarked }: Place): Memory | undefined {
  if (unmarked.tab || unmarked.header || unmarked.columns.length > 0) return undefined;
  const common = {
    sheet: sheet.getSheetId(),
    headerRow,
    columns: Object.fromEntries(columns),
    outOf: tab.columns.length,
  };
  if (headerRow === 0) return { ...common, headers: "" };
  const headers = headersOf(sheet, headerRow, columns);
  return headers && areTellable(tab, headers, columns) ? { ...common, headers: sumOf(headers) } : undefined;
}

/** The header row as far as the plan's columns reach; undefined when the tab ends before. */
function headersOf(sheet: Sheet, headerRow: number, columns: ReadonlyMap<string, number>): unknown[] | undefined {
  try {
    return sheet.getSheetValues(headerRow, 1, 1, Math.max(1, ...columns.values()))[0];
  } catch {
    return undefined;
  }
}

/** Whether each header is another: of two alike, nobody could see that they changed places. What a function spills stays together. */
function areTellable(tab: Tab, headers: readonly unknown[], columns: ReadonlyMap<string, number>): boolean {
  const spilled = new Set(tab.columns.filter((column) => column.spill || column.spilled).map(({ key }) => key));
  const positions = new Set([...columns].filter(([key]) => spilled.has(key)).map(([, position]) => position));
  const texts = headers.filter((_, index) => !positions.has(index + 1)).map((header) => String(header).trim());
  return [...columns]
    .filter(([key]) => !spilled.has(key))
    .every(([, position]) => {
      const header = String(headers[position - 1]).trim();
      return header !== "" && texts.filter((text) => text === header).length === 1;
    });
}

/** 53 bits of what the row says: no header of anybody leaves the sheet, and two rows are alike once in 10^15. */
function sumOf(headers: readonly unknown[]): string {
  const text = JSON.stringify(headers);
  let [one, other] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 2654435761);
    other = Math.imul(other ^ code, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return (4294967296 * (2097151 & other) + (one >>> 0)).toString(36);
}
