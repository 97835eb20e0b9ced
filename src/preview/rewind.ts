import type { CellPosition, EvaluatedCell, Getters, Model, Zone } from "@odoo/o-spreadsheet";
import { quietly } from "./beforeEngine";

/** One change of the engine's state, as its own undo keeps it. */
interface Change {
  readonly target: Record<PropertyKey, unknown>;
  readonly key: PropertyKey;
  readonly before: unknown;
}

/** The engine's parts that hold what it has calculated; they are not in its types. */
interface Evaluator {
  evaluatedCells: PositionMap<EvaluatedCell>;
  blockedArrayFormulas: PositionSet;
  spreadingRelations: { readonly arrayFormulasToResults: PositionMap<Zone> };
  formulaDependencies: unknown;
  createEmptyPositionSet(): PositionSet;
  updateCompilationParameters(): void;
}

interface PositionMap<Value> {
  entries(): Iterable<[CellPosition, Value]>;
}

interface PositionSet extends Iterable<CellPosition> {
  addMany(positions: Iterable<CellPosition>): void;
}

interface Spreading {
  addRelation(relation: { arrayFormulaPosition: CellPosition; resultZone: Zone }): void;
}

/** All that was done in a workbook, by which the engine's own undo takes it back. */
type Revisions = object & { readonly constructor: unknown };

interface Parts {
  readonly handlers: readonly {
    evaluator?: Evaluator;
    shouldRebuildDependenciesGraph?: boolean;
    positionsToUpdate?: unknown[];
    sheetsData?: object;
    undoStack?: unknown[];
    redoStack?: unknown[];
  }[];
  readonly state: { recordChanges(work: () => void): { changes: Change[] } };
  readonly session: { revisions: Revisions; readonly serverRevisionId: string; lastLocalOperation: unknown };
  dispatchFromCorePlugin(type: "UNDO", payload: { commands: [] }): void;
  finalize(): void;
}

/**
 * Remembers a calculated workbook; the function that it gives makes it that again, in a fraction of the time in which it is
 * opened. The changes since then are taken back as the engine's own undo does, and what was calculated is put in place.
 */
export function rewinder(model: Model): () => void {
  const parts = model as unknown as Parts; // Private members of the pinned version.
  const plugin = parts.handlers.find(({ evaluator }) => evaluator);
  const selection = parts.handlers.find(({ sheetsData }) => sheetsData);
  const history = parts.handlers.find(({ undoStack }) => undoStack);
  if (!plugin?.evaluator || !selection || !history)
    throw new Error("preview: the engine's inner parts were not found; is the version still 19.3.7?");
  const { evaluator } = plugin;

  const changes: Change[] = [];
  const record = parts.state.recordChanges.bind(parts.state);
  parts.state.recordChanges = (work) => {
    const recorded = record(work);
    for (const change of recorded.changes) changes.push(change);
    return recorded;
  };

  const { formulaDependencies } = evaluator;
  const cells = [...evaluator.evaluatedCells.entries()];
  const blocked = [...evaluator.blockedArrayFormulas];
  const spread = [...evaluator.spreadingRelations.arrayFormulasToResults.entries()];
  const active = model.getters.getActiveSheetId();
  const { anchor } = model.getters.getSelection() as ReturnType<Getters["getSelection"]>;
  const Cells = evaluator.evaluatedCells.constructor as new (entries: Iterable<unknown>) => PositionMap<EvaluatedCell>;
  const Relations = evaluator.spreadingRelations.constructor as new () => Evaluator["spreadingRelations"] & Spreading;

  return () => {
    for (const { target, key, before } of changes.reverse()) {
      if (before === undefined) delete target[key];
      else target[key] = before;
    }
    changes.length = 0;
    forgetRevisions(parts.session, history);
    parts.dispatchFromCorePlugin("UNDO", { commands: [] });
    const relations = new Relations();
    for (const [arrayFormulaPosition, resultZone] of spread)
      relations.addRelation({ arrayFormulaPosition, resultZone });
    const blockedNow = evaluator.createEmptyPositionSet();
    blockedNow.addMany(blocked);
    Object.assign(evaluator, {
      formulaDependencies,
      evaluatedCells: new Cells(cells),
      spreadingRelations: relations,
      blockedArrayFormulas: blockedNow,
    });
    evaluator.updateCompilationParameters();
    plugin.shouldRebuildDependenciesGraph = false;
    plugin.positionsToUpdate = [];
    parts.finalize();
    selection.sheetsData = {};
    quietly(() =>
      model.dispatch("ACTIVATE_SHEET", { sheetIdFrom: model.getters.getActiveSheetId(), sheetIdTo: active }),
    );
    model.selection.selectCell(anchor.cell.col, anchor.cell.row);
    changes.length = 0;
  };
}

/** What was done since is taken back; kept for the engine's own undo, it would take up tens of megabytes each time. */
function forgetRevisions(session: Parts["session"], history: Parts["handlers"][number]): void {
  const { revisions, serverRevisionId } = session;
  const Log = revisions.constructor as new (parts: object) => Revisions; // Its own factory is not exported.
  session.revisions = new Log({ ...revisions, initialOperationId: serverRevisionId });
  session.lastLocalOperation = undefined;
  Object.assign(history, { undoStack: [], redoStack: [] });
}
