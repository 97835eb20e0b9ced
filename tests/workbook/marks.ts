import type { Tab } from "../../src/tabs/define";
import type { SmallWorkbook, Spreadsheet } from "./runs";

/** What people do to a plan behind our back. */
export type Happens = (book: Spreadsheet) => void;

/** Where a tab stands by its marks, after something happened. */
export function standing(plan: SmallWorkbook, tab: Tab, happens: Happens = () => undefined) {
  plan.run((_, book) => happens(book));
  return plan.run((workbook, book) => {
    const place = workbook.places.findByMarks(book, [tab]).get(tab.key);
    if (!place) return undefined;
    const { sheet, headerRow, columns, unmarked } = place;
    return {
      name: sheet.getName(),
      headerRow,
      columns: Object.fromEntries(columns),
      unmarked,
      marks: workbook.places.marksOf(place),
    };
  });
}

/** Takes all marks away, as a way through another file format does. */
export const unmark: Happens = (book) => {
  for (const mark of book.createDeveloperMetadataFinder().find()) mark.remove();
};
/** Takes one mark away. */
export const unmarkOnly =
  (value: string): Happens =>
  (book) => {
    for (const mark of book.createDeveloperMetadataFinder().find()) if (mark.getValue() === value) mark.remove();
  };

/** Takes the marks of columns and headers away, and leaves those of the tabs. */
export const unmarkColumns: Happens = (book) => {
  const finder = book.createDeveloperMetadataFinder().withKey("groundwork");
  for (const mark of finder.find()) if (/[.#]/.test(mark.getValue()!)) mark.remove();
};

/** One thing after another. */
export const both =
  (...steps: Happens[]): Happens =>
  (book) => {
    for (const step of steps) step(book);
  };

/** Where the columns of a stall stand that is whole. */
export const WHOLE = { fruit: 1, boxes: 2, price: 3, cost: 4, sold: 5 };
export const ALL = ["fruit", "boxes", "price", "cost", "sold"];
