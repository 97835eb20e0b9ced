import { budgetTab } from "../tabs/budget";
import { needColumn, needPlace, type Places } from "../workbook/places";
import { readTable, text } from "../workbook/read";
import { addRows, writeRows } from "../workbook/rows";
import type { CellContent } from "../workbook/write";

/** A row for the Budget, and the id of the wish for it, by which it is known if the same wish arrives twice. */
export interface WantedRow {
  readonly request: string;
  readonly cells: Readonly<Record<string, CellContent>>;
}

/**
 * Writes each row where an earlier try of the same wish put it, else into the first free row; returns where they stand,
 * in their order. A plan from before wishes were kept gets new rows every time.
 */
export function putRows(places: Places, wanted: readonly WantedRow[]): number[] {
  const place = needPlace(places, budgetTab);
  needColumn(place, "activity");
  const keeps = place.columns.has("request");
  const standing = new Map(
    (keeps ? readTable(place) : [])
      .filter(({ cells }) => text(cells.activity) !== "" && text(cells.request) !== "")
      .map(({ position, cells }) => [text(cells.request), position]),
  );
  const fresh = wanted.filter(({ request }) => !standing.has(request));
  writeRows(
    place,
    wanted.flatMap(({ request, cells }) => {
      const position = standing.get(request);
      return position === undefined ? [] : [{ position, cells }];
    }),
  );
  const added = addRows(
    place,
    places,
    "activity",
    fresh.map(({ request, cells }) => (keeps ? { ...cells, request } : cells)),
    keeps ? "request" : undefined,
  );
  fresh.forEach(({ request }, index) => {
    standing.set(request, added[index]!);
  });
  return wanted.map(({ request }) => standing.get(request)!);
}
