import { inWords, isBlank, toGrid, transpose, trimRows } from "../cells";
import type { Count } from "../domain/funnel";
import { type Parameter, refuse } from "./define";
import { readText } from "./readers";
import { cellsIn, type Vectors } from "./vectors";

/** The names of a funnel's stages as an argument gives them. */
export interface StageList {
  readonly names: readonly string[];
  readonly layout: "column" | "row";
  /** Size of the argument as it was given, with its blank end. */
  readonly size: readonly [rows: number, columns: number];
}

/** Stage names in one column or one row, without the blank end of an open range. */
export const stageList: Parameter<StageList> = {
  name: "stages",
  help: "The names of the stages, first stage first: a column or a row.",
  type: "range",
  optional: false,
  read: (argument) => {
    const grid = toGrid(argument);
    const [rows, columns] = [grid.length, grid[0]!.length];
    if (rows > 1 && columns > 1) refuse(`stages is a block of ${rows} x ${columns} cells. Give one column or one row.`);
    const layout = columns > 1 ? "row" : "column";
    const names = trimRows(layout === "row" ? transpose(grid) : grid).map(([cell], index) => {
      const what = rows * columns === 1 ? "stages" : `stages ${layout === "row" ? "column" : "row"} ${index + 1}`;
      return isBlank(cell!) ? refuse(`${what} is ${inWords(cell!)}. Name every stage.`) : readText(cell!, what);
    });
    return { names, layout, size: [rows, columns] };
  },
};

/** Numbers that belong to stages, and the name of the argument they came in. */
type Numbers = readonly [Vectors | undefined, string];

/**
 * The stages with the numbers of each argument beside them, one number per stage; an argument that was left out gives none.
 * Where numbers have a header, so do stages in a range of the same length.
 */
export function alongStages(
  stages: StageList,
  all: readonly Numbers[],
): { readonly names: readonly string[]; readonly numbers: readonly (readonly Count[])[] } {
  const length = cellCount(stages);
  const isHeaded = all.some(([vectors]) => vectors?.header !== undefined && cellCount(vectors) === length);
  const names = isHeaded ? stages.names.slice(1) : stages.names;
  const numbers = all.map(([vectors, name]): Count[] => {
    if (vectors === undefined) return [];
    if (vectors.series.length > 1)
      refuse(`${name} has ${vectors.series.length} columns. Give one funnel: a column or a row.`);
    const ownHeader = vectors.header === undefined ? 0 : 1;
    // A blank cell beside the headers of the others is this one's header.
    const beside = isHeaded && ownHeader === 0 && cellCount(vectors) === length ? 1 : 0;
    const series = vectors.series[0] ?? [];
    if (beside === 1 && series[0] !== undefined) {
      refuse(`${vectors.place(0, 0)} is ${series[0]} beside a header. Give every argument a header, or none.`);
    }
    const room = cellCount(vectors) - ownHeader - beside;
    const values = series.slice(beside);
    if (values.length > names.length || room < names.length) {
      refuse(`stages has ${cellsIn(stages)} and ${name} has ${cellsIn(vectors)}. They must match.`);
    }
    return names.map((_, index) => values[index]);
  });
  return { names, numbers };
}

const cellCount = ({ size: [rows, columns] }: Pick<Vectors, "size">) => rows * columns;
