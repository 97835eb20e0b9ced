import { columnOf, type References, type TabKey } from "../tabs/define";
import { tabOf } from "../tabs/index";
import { columnLetters, quotedName } from "./addresses";
import { needColumn, needPlace, type Place, type Places } from "./places";

/** Each tab is asked for its name once in a command, however many formulas name it. */
const names = new WeakMap<Place["sheet"], string>();

/** The addresses of today, for formulas of one tab; `here` is on the first row of its table, or on the given one. */
export function referencesFor(places: Places, home: Place, row: number = home.headerRow + 1): References {
  const sheetName = (place: Place) => {
    const name = names.get(place.sheet) ?? quotedName(place.sheet.getName());
    names.set(place.sheet, name);
    return name;
  };
  const letters = (place: Place, key: string) => {
    columnOf(place.tab, key);
    return columnLetters(needColumn(place, key));
  };
  const placeOf = (tab: TabKey) => needPlace(places, tabOf(tab));
  const prefix = (place: Place) => (place.tab.key === home.tab.key ? "" : `${sheetName(place)}!`);
  return {
    column(tab, key) {
      const place = placeOf(tab);
      const column = letters(place, key);
      return `${prefix(place)}$${column}$${place.headerRow + 1}:$${column}`;
    },
    table(tab, first, last) {
      const place = placeOf(tab);
      return `${prefix(place)}$${letters(place, first)}$${place.headerRow}:$${letters(place, last)}`;
    },
    header(tab, key) {
      const place = placeOf(tab);
      return `${prefix(place)}$${letters(place, key)}$${place.headerRow}`;
    },
    here: (key) => `$${letters(home, key)}${row}`,
    rows(key, count) {
      const column = letters(home, key);
      return `$${column}$${home.headerRow}:$${column}$${home.headerRow + count}`;
    },
  };
}
