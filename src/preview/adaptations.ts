import type {
  CellPosition,
  CompiledFormula,
  EvaluatedCell,
  FormulaCell,
  FunctionResultObject,
  GetSymbolValue,
  Getters,
  Model,
  Range,
  Zone,
} from "@odoo/o-spreadsheet";
import { helpers } from "@odoo/o-spreadsheet";

/** Which cells have to be calculated after others. */
interface DependencyGraph {
  addDependencies(position: CellPosition, ranges: readonly Range[]): void;
  getCellsDependingOn(ranges: Iterable<Area>): Iterable<Area>;
}

/** Cells of one tab. */
export interface Area {
  readonly sheetId: string;
  readonly zone: Zone;
}

/** The members of the engine's evaluation that are adapted below; they are not in its types. */
interface Evaluator {
  computeFormulaCell(position: CellPosition, cell: FormulaCell): EvaluatedCell;
  evaluatedCells: object;
  formulaDependencies: () => DependencyGraph;
  getters: Getters;
  addDependencies(position: CellPosition, ranges: readonly Range[]): void;
  buildDependencyGraph(): void;
  computeDependencies(ranges: readonly Range[]): void;
  getDirectDependencies(position: CellPosition): readonly Range[];
  evaluate(ranges: Area[]): void;
  evaluateAllCells(): void;
  buildSafeGetSymbolValue(contextual?: unknown): GetSymbolValue;
}

/** The engine visits every cell of every grid after each structural change; the empty thousands have nothing to say. */
function evaluateUsedCellsOnly(evaluator: Evaluator): void {
  const Positions = evaluator.evaluatedCells.constructor as new () => object; // The engine's own map of positions.
  evaluator.evaluateAllCells = () => {
    evaluator.evaluatedCells = new Positions();
    const ranges: Area[] = [];
    for (const sheetId of evaluator.getters.getSheetIds()) {
      let zone: Zone | undefined;
      for (const cell of evaluator.getters.getCells(sheetId)) {
        const { row, col } = evaluator.getters.getCellPosition(cell.id);
        if (!zone) zone = { top: row, bottom: row, left: col, right: col };
        zone.top = Math.min(zone.top, row);
        zone.bottom = Math.max(zone.bottom, row);
        zone.left = Math.min(zone.left, col);
        zone.right = Math.max(zone.right, col);
      }
      if (zone) ranges.push({ sheetId, zone });
    }
    evaluator.evaluate(ranges);
  };
}

/** A formula that ends in a blank cell shows nothing in Sheets, and 0 in the engine. */
function showBlanks(evaluator: Evaluator): void {
  const adapted = new WeakMap<CompiledFormula, CompiledFormula>();
  const compute = evaluator.computeFormulaCell.bind(evaluator);
  evaluator.computeFormulaCell = (position, cell) => {
    const { compiledFormula } = cell;
    let blanked = adapted.get(compiledFormula);
    if (!blanked) {
      const made: CompiledFormula = Object.create(compiledFormula);
      const execute: CompiledFormula["execute"] = (...args) => withBlanks(compiledFormula.execute(...args));
      blanked = Object.defineProperty(made, "execute", { value: execute });
      adapted.set(compiledFormula, blanked);
    }
    return compute(position, { ...cell, compiledFormula: blanked });
  };
}

type Executed = ReturnType<CompiledFormula["execute"]>;

function withBlanks(result: Executed): Executed {
  const isBlank = ({ value }: FunctionResultObject) => value === null || value === undefined;
  if (!helpers.isMatrix(result)) return isBlank(result) ? { ...result, value: "" } : result;
  if (!result.some((column) => column.some(isBlank))) return result;
  return result.map((column) => column.map((item) => (isBlank(item) ? { ...item, value: "" } : item)));
}

const names = new WeakMap<CompiledFormula, readonly string[]>();

/** The words of a formula that may be names; which of them are, changes. */
function namesIn(formula: CompiledFormula): readonly string[] {
  const known = names.get(formula);
  if (known) return known;
  const found: string[] = [];
  const asked = { getNamedRange: (name: string) => void found.push(name) };
  if (formula.symbols.length > 0) formula.getNamedRangesInFormula(asked as Pick<Getters, "getNamedRange"> as Getters);
  names.set(formula, found);
  return found;
}

/**
 * The engine learns what a formula's names stand for only when it calculates the formula, which is too late for a result
 * that spills there earlier in the same round. Here a formula depends on its names from the start.
 */
function dependOnNames(evaluator: Evaluator): void {
  const { getters } = evaluator;
  const namedBy = (formula: CompiledFormula): readonly Range[] =>
    namesIn(formula).flatMap((name) => getters.getNamedRange(name)?.range ?? []);

  const build = evaluator.buildDependencyGraph.bind(evaluator);
  evaluator.buildDependencyGraph = () => {
    build();
    const withoutNames = evaluator.formulaDependencies;
    let graph: DependencyGraph | undefined;
    evaluator.formulaDependencies = () => {
      if (graph) return graph;
      graph = withoutNames();
      for (const sheetId of getters.getSheetIds()) {
        for (const cell of getters.getCells(sheetId)) {
          if (cell.isFormula) graph.addDependencies(getters.getCellPosition(cell.id), namedBy(cell.compiledFormula));
        }
      }
      return graph;
    };
  };

  const direct = evaluator.getDirectDependencies.bind(evaluator);
  evaluator.getDirectDependencies = (position) => {
    const cell = getters.getCell(position);
    return cell?.isFormula ? [...direct(position), ...namedBy(cell.compiledFormula)] : direct(position);
  };

  const safely = evaluator.buildSafeGetSymbolValue.bind(evaluator);
  const add = evaluator.addDependencies.bind(evaluator);
  evaluator.buildSafeGetSymbolValue = (contextual) => {
    const valueOfName = safely(contextual);
    return (name, isRange) => {
      // What the name stands for is known already and must only be calculated.
      evaluator.addDependencies = (_, ranges) => {
        evaluator.addDependencies = add;
        evaluator.computeDependencies(ranges);
      };
      try {
        return valueOfName(name, isRange);
      } finally {
        evaluator.addDependencies = add;
      }
    };
  };
}

/** Sheets says of a name it does not know that it is unknown; the engine calls the whole formula wrong. */
function nameUnknowns(evaluator: Evaluator): void {
  const build = evaluator.buildSafeGetSymbolValue.bind(evaluator);
  evaluator.buildSafeGetSymbolValue = (contextual) => {
    const valueOfName = build(contextual);
    return (name, isRange) => {
      const value = valueOfName(name, isRange);
      const isUnknown = value !== undefined && !helpers.isMatrix(value) && value.message === "Invalid formula";
      return isUnknown ? { value: "#NAME?", message: `Unknown range name: '${name.toUpperCase()}'.` } : value;
    };
  };
}

/** The engine's plugin that knows the names; its members are not in its types. */
interface Names {
  namedRanges: readonly { readonly name: string }[];
  getNamedRangeIndex(name: string): number;
}

/** The engine goes through its list of names for each name of each formula. */
function indexNames(plugin: Names): void {
  const search = plugin.getNamedRangeIndex.bind(plugin);
  let list: Names["namedRanges"] = [];
  let indexes = new Map<string, number>();
  plugin.getNamedRangeIndex = (name) => {
    const key = name.toLowerCase();
    if (plugin.namedRanges !== list) {
      list = plugin.namedRanges;
      indexes = new Map(list.map((named, index) => [named.name.toLowerCase(), index]));
    }
    const index = indexes.get(key);
    // Renaming changes an entry of the same list.
    return index !== undefined && list[index]?.name.toLowerCase() === key ? index : search(name);
  };
}

/** The engine's plugins that know how high rows are and where they begin; their members are not in its types. */
interface Positions {
  computeHeaderPositionsOfSheet(sheetId: string): { COL: object; ROW: object };
  computePositions(sheetId: string, dimension: "COL" | "ROW"): object;
}

interface Heights {
  tallestCellInRow: Record<string, ({ cell: CellPosition } | undefined)[] | undefined>;
  updateRowSizeForCellChange(sheetId: string, row: number, col: number): void;
}

/** Where rows begin matters when they are drawn, not after each of a hundred commands. */
function placeHeadersLate(plugin: Positions): void {
  plugin.computeHeaderPositionsOfSheet = (sheetId) => {
    const known: { COL?: object; ROW?: object } = {};
    const at = (dimension: "COL" | "ROW") => {
      known[dimension] ??= plugin.computePositions(sheetId, dimension);
      return known[dimension];
    };
    return {
      get COL() {
        return at("COL");
      },
      get ROW() {
        return at("ROW");
      },
    };
  };
}

/** A wider column cannot change the height of a row in which it has no cell. */
function measureUsedCellsOnly(plugin: Heights, getters: Getters): void {
  const update = plugin.updateRowSizeForCellChange.bind(plugin);
  plugin.updateRowSizeForCellChange = (sheetId, row, col) => {
    const wasTallest = plugin.tallestCellInRow[sheetId]?.[row]?.cell.col === col;
    if (wasTallest || getters.getCell({ sheetId, row, col })) update(sheetId, row, col);
  };
}

interface Sheets {
  orderedSheetIds: readonly string[];
  handle(command: { type: string }): void;
}

interface Cells {
  dispatch: Model["dispatch"];
  clearCells(sheetId: string, zones: readonly Zone[]): void;
  clearZones(sheetId: string, zones: readonly Zone[]): void;
}

/** Deleting rows empties their cells first, one by one, also those that are not there. */
function clearUsedCellsOnly(plugin: Cells, getters: Getters): void {
  plugin.clearCells = (sheetId, zones) => {
    for (const { top, bottom, left, right } of zones) {
      for (let row = top; row <= bottom; row++) {
        for (let col = left; col <= right; col++) {
          const position = { sheetId, row, col };
          if (getters.getCell(position))
            plugin.dispatch("UPDATE_CELL", { ...position, content: "", style: null, format: "" });
        }
      }
    }
  };
}

interface Dispatching {
  handlers: (Partial<Positions> &
    Partial<Heights> &
    Partial<Sheets> &
    Partial<Cells> &
    Partial<Validations> &
    Partial<Names> &
    Partial<EvaluationPlugin>)[];
  dispatchToHandlers(handlers: unknown, command: { type: string }): void;
}

/** Each cell that is written also says where it lies, which thirty plugins are told and one listens to. */
function tellPositionsOnce(model: Dispatching, sheets: Sheets): void {
  const tellAll = model.dispatchToHandlers.bind(model);
  model.dispatchToHandlers = (handlers, command) => {
    if (command.type === "UPDATE_CELL_POSITION") sheets.handle(command);
    else tellAll(handlers, command);
  };
}

interface Validations {
  addDataValidationRule(): void;
  handle(command: { type: string }): void;
}

/** The Delete key unticks a box and leaves a list alone; the engine would take both away. */
function keepRulesOnDelete(cells: Cells, validations: Validations, getters: Getters): void {
  const handle = validations.handle.bind(validations);
  validations.handle = (command) => {
    if (command.type !== "DELETE_CONTENT") handle(command);
  };
  cells.clearZones = (sheetId, zones) => {
    for (const { top, bottom, left, right } of zones) {
      for (let row = top; row <= bottom; row++) {
        for (let col = left; col <= right; col++) {
          const position = { sheetId, row, col };
          const cell = getters.getCell(position);
          const isBox = getters.getValidationRuleForCell(position)?.criterion.type === "isBoolean";
          if (cell?.isFormula || cell?.content)
            cells.dispatch("UPDATE_CELL", { ...position, content: isBox ? "FALSE" : "" });
        }
      }
    }
  };
}

/** Lets the engine put off calculating until a value is asked for. */
export interface Evaluation {
  /** While this is set no cell is calculated. */
  isPutOff: boolean;
  /** Cells wait to be calculated. */
  isDue: boolean;
  /** The formulas that depend on these cells, on whichever way, and perhaps some that no longer do. */
  dependingOn(cells: Iterable<Area>): Iterable<Area>;
}

interface EvaluationPlugin {
  evaluator: Evaluator;
  finalize(): void;
}

function evaluateOnDemand(plugin: EvaluationPlugin): Evaluation {
  const { evaluator } = plugin;
  const evaluation: Evaluation = {
    isPutOff: false,
    isDue: false,
    dependingOn: (cells) => evaluator.formulaDependencies().getCellsDependingOn(cells),
  };
  const finalize = plugin.finalize.bind(plugin);
  plugin.finalize = () => {
    evaluation.isDue = evaluation.isPutOff;
    if (evaluation.isPutOff) return;
    finalize();
  };
  return evaluation;
}

/** What the preview changes in the engine, all of it in members of the pinned version that its types do not show. */
export function adapt(model: Model): Evaluation {
  const inner = model as unknown as Dispatching; // Its private members.
  const plugin = inner.handlers.find((handler) => handler.evaluator);
  const evaluator = plugin?.evaluator;
  const positions = inner.handlers.find((handler) => handler.computeHeaderPositionsOfSheet);
  const heights = inner.handlers.find((handler) => handler.updateRowSizeForCellChange);
  const sheets = inner.handlers.find((handler) => handler.orderedSheetIds);
  const validations = inner.handlers.find((handler) => handler.addDataValidationRule);
  const cells = inner.handlers.find((handler) => handler.clearCells);
  const named = inner.handlers.find((handler) => handler.getNamedRangeIndex);
  if (!plugin || !evaluator || !positions || !heights || !sheets || !cells || !validations || !named) {
    throw new Error("preview: the engine's inner parts were not found; is the version still 19.3.7?");
  }
  evaluateUsedCellsOnly(evaluator);
  showBlanks(evaluator);
  dependOnNames(evaluator);
  nameUnknowns(evaluator);
  indexNames(named as Names);
  placeHeadersLate(positions as Positions);
  measureUsedCellsOnly(heights as Heights, model.getters);
  clearUsedCellsOnly(cells as Cells, model.getters);
  keepRulesOnDelete(cells as Cells, validations as Validations, model.getters);
  tellPositionsOnce(inner, sheets as Sheets);
  return evaluateOnDemand(plugin as EvaluationPlugin);
}
