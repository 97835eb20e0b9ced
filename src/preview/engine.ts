import "./beforeEngine";
import type { CellPosition, Command, EvaluatedCell, Getters, Locale, Style, Zone } from "@odoo/o-spreadsheet";
import { CellErrorType, CompiledFormula, Model, registries, UIPlugin } from "@odoo/o-spreadsheet";
import { type Area, adapt, type Evaluation } from "./adaptations";
import type {
  AnnotateCommand,
  AnnotatedData,
  Annotation,
  AnnotationData,
  AnnotationKind,
  CellsCommand,
  CellWrite,
} from "./annotations";
import { quietly, unmute } from "./beforeEngine";
import "./annotations";

unmute();

export type { Annotation, AnnotationData, AnnotationKind, CellPosition, EvaluatedCell, Style, Zone };

// Sheets' names for the engine's errors: the grid then shows what a Sheets user knows.
const SHEETS_ERRORS = {
  InvalidReference: "#REF!",
  BadExpression: "#ERROR!",
  CircularDependency: "#REF!",
  SpilledBlocked: "#REF!",
  GenericError: "#VALUE!",
};
// The object is declared constant, yet the engine reads it anew each time, so one assignment renames them everywhere.
Object.assign(CellErrorType as object, SHEETS_ERRORS);
for (const name of Object.values(SHEETS_ERRORS)) registries.errorTypes.add(name);

export type Dispatch = Model["dispatch"];

/** The engine's getters and those of our annotations. */
type AllGetters = Getters & {
  getAnnotations(kind: AnnotationKind, sheetId?: string): Annotation[];
  getAnnotation(id: string): Annotation | undefined;
};

/** A change to one cell; what is left out stays as it is. */
export interface CellChange {
  readonly content?: string;
  /** Merged into the style that the cell has; an undefined part is taken away, null removes the style. */
  readonly style?: StyleChange | null;
  readonly format?: string;
  /** The format that typed text brings along: it gives way to one that the cell already has. */
  readonly typedFormat?: string;
}

/** Looks at a cell's content before it is written; throws to refuse it and all that was queued after it. */
export type Guard = (sheetId: string, row: number, col: number, content: string) => void;

interface QueuedChange extends CellChange {
  /** Which write it came with. */
  readonly order: number;
}

export type StyleChange = { readonly [Part in keyof Style]?: Style[Part] | undefined };

type Step = (dispatch: Dispatch) => void;

/** The engine refused a command. */
export class RefusedByEngine extends Error {
  constructor(
    readonly command: string,
    readonly reasons: readonly string[],
  ) {
    super(`preview: the engine refused ${command}: ${reasons.join(", ")}`);
  }
}

interface Batch {
  run(dispatch: Dispatch): void;
}

/** One dispatch for many commands: the engine calculates once, and a person undoes them all at once. */
class BatchPlugin extends UIPlugin {
  private readonly batch: Batch;

  constructor(config: ConstructorParameters<typeof UIPlugin>[0]) {
    super(config);
    this.batch = config.custom.batch;
  }

  override handle(command: Command | { type: "PREVIEW_BATCH" }): void {
    if (command.type === "PREVIEW_BATCH") this.batch.run(this.dispatch);
  }
}
if (!registries.featurePluginRegistry.contains("preview-batch"))
  registries.featurePluginRegistry.add("preview-batch", BatchPlugin);

/** Makes a model without calculating its cells: what a custom function needs is not there yet. The next command does it. */
function unevaluated(make: () => Model): Model {
  const { prototype } = registries.coreViewsPluginRegistry.get("evaluation");
  const { finalize } = prototype;
  prototype.finalize = () => undefined;
  try {
    return make();
  } finally {
    prototype.finalize = finalize;
  }
}

const COLUMNS = 1 << 15;

/** A spreadsheet on the engine: writes are queued and sent as one command as soon as something is read. */
export class Engine {
  readonly model: Model;
  /** Counts every change of the workbook; what is cached by it is never stale. */
  revision = 0;
  guard: Guard | undefined;
  private steps: Step[] = [];
  private pending = new Map<string, Map<number, QueuedChange>>();
  /** Formats that are queued, which decide how a text written after them is read. */
  private queuedFormats = new Map<string, Map<number, string>>();
  private order = 0;
  private reshapes = false;
  /** A queued rule that refuses data: writes after it wait until it is there. */
  queuesStrictRule = false;
  private flushing = false;
  private failure: unknown;
  private readonly evaluation: Evaluation;
  private moved: { formula: string; sheetId: string; revision: number; compiled: CompiledFormula } | undefined;

  constructor(data: unknown, locale: Locale) {
    const custom = { batch: { run: (dispatch: Dispatch) => this.run(dispatch) } };
    this.model = quietly(() => unevaluated(() => new Model(data, { custom })));
    this.model.on("command-finalized", this, () => {
      this.revision += 1;
    });
    this.evaluation = adapt(this.model);
    if (this.model.getters.getLocale().code !== locale.code)
      quietly(() => this.model.dispatch("UPDATE_LOCALE", { locale }));
  }

  /** What the workbook holds, with every queued write applied; what formulas give may still have to be calculated. */
  get getters(): AllGetters {
    if (this.isQueued) this.send(true);
    return this.now;
  }

  /** The same with every formula calculated, which after a change of tabs or names takes as long as all of them. */
  get results(): AllGetters {
    this.flush();
    return this.now;
  }

  /** What the workbook holds at this moment, which is what a queued step has to look at. */
  get now(): AllGetters {
    return this.model.getters as AllGetters; // The plugin above adds the two.
  }

  /** The tabs and the sizes of their grids: queued writes to cells do not change those, so they may stay queued. */
  get shape(): AllGetters {
    if (this.reshapes) this.send(true);
    return this.now;
  }

  /** Starts a write of one or more cells, which is refused as a whole. */
  beginWrite(): void {
    if (this.reshapes) this.send(true);
    this.order += 1;
  }

  /** Whether a rule on the tab refuses data, or will once the queue is sent. */
  hasStrictRules(sheetId: string): boolean {
    return (
      this.queuesStrictRule || (this.now.getDataValidationRules(sheetId) ?? []).some(({ isBlocking }) => isBlocking)
    );
  }

  /** Queues a change of one cell. */
  write(sheetId: string, row: number, col: number, change: CellChange): void {
    const key = row * COLUMNS + col;
    const cells = inner(this.pending, sheetId);
    const before = cells.get(key);
    cells.set(key, before ? merge(before, change) : { ...change, order: this.order });
    if (change.format !== undefined) inner(this.queuedFormats, sheetId).set(key, change.format);
  }

  /** The format that a cell has, or will have once the queue is sent. */
  formatAt(sheetId: string, row: number, col: number): string | undefined {
    return this.queuedFormats.get(sheetId)?.get(row * COLUMNS + col) ?? this.now.getCell({ sheetId, row, col })?.format;
  }

  /** Queues a step that dispatches commands; what it throws surfaces at the next flush. */
  change(step: Step): void {
    this.closeCells();
    this.steps.push(step);
  }

  /** Queues a step that changes the tabs or the size or order of a grid. */
  reshape(step: Step): void {
    this.change(step);
    this.reshapes = true;
  }

  /** Writes cells from within a step. */
  writeNow(dispatch: Dispatch, sheetId: string, cells: readonly CellWrite[]): void {
    if (cells.length > 0) sendOwn(dispatch, { type: "PREVIEW_CELLS", sheetId, cells });
  }

  /** Changes annotations from within a step. */
  sendAnnotations(dispatch: Dispatch, change: Omit<AnnotateCommand, "type">): void {
    sendOwn(dispatch, { type: "PREVIEW_ANNOTATE", ...change });
  }

  annotate(change: Omit<AnnotateCommand, "type">): void {
    this.change((dispatch) => sendOwn(dispatch, { type: "PREVIEW_ANNOTATE", ...change }));
  }

  /** Sends what is queued; throws what one of the steps threw, and drops the steps after it. */
  flush(): void {
    if (this.isQueued || this.evaluation.isDue) this.send(false);
  }

  private get isQueued(): boolean {
    return this.steps.length > 0 || this.pending.size > 0;
  }

  /** Who only asks for what was written need not wait for every cell to be calculated. */
  private send(isEvaluatedLater: boolean): void {
    if (this.flushing) return;
    this.closeCells();
    this.flushing = true;
    this.failure = undefined;
    this.evaluation.isPutOff = isEvaluatedLater;
    try {
      quietly(() => this.model.dispatch("PREVIEW_BATCH" as "START")); // Our own plugin's command; the types know the engine's only.
    } finally {
      this.evaluation.isPutOff = false;
      this.flushing = false;
      this.drop();
    }
    if (this.failure !== undefined) throw this.failure;
  }

  /** Forgets what is queued. */
  drop(): void {
    this.steps = [];
    this.pending = new Map();
    this.queuedFormats.clear();
    this.reshapes = false;
    this.queuesStrictRule = false;
  }

  cell(sheetId: string, row: number, col: number): EvaluatedCell {
    return this.results.getEvaluatedCell({ sheetId, row, col });
  }

  /** A formula as it reads when copied some rows down and columns to the right. */
  translate(formula: string, sheetId: string, rows: number, cols: number): string {
    if (!formula.startsWith("=")) return formula;
    // One formula is mostly moved to many cells in a row.
    if (this.moved?.formula !== formula || this.moved.sheetId !== sheetId || this.moved.revision !== this.revision) {
      const compiled = CompiledFormula.Compile(formula, sheetId, this.now);
      this.moved = { formula, sheetId, revision: this.revision, compiled };
    }
    return this.now.getTranslatedCellFormula(sheetId, cols, rows, this.moved.compiled);
  }

  /** The formulas that depend on these cells, on whichever way, and perhaps some that no longer do. */
  dependingOn(cells: Iterable<Area>): Iterable<Area> {
    return this.evaluation.dependingOn(cells);
  }

  /** Calculates every cell of a workbook that was just opened. */
  calculate(): void {
    quietly(() => this.model.dispatch("PREVIEW_BATCH" as "START")); // Our own plugin's command; the types know the engine's only.
  }

  /** The workbook as plain data; compact data open faster and take several times as long to make. */
  exportData(isCompact: boolean): AnnotatedData {
    if (isCompact) return quietly(() => this.model.exportData());
    // The public method exports twice and loads the result into a second model to compare them.
    const { model } = this as unknown as { model: { _exportData(isCompact: boolean): AnnotatedData } }; // Private in the pinned version.
    return quietly(() => model._exportData(false));
  }

  private run(dispatch: Dispatch): void {
    const strict = strictly(dispatch);
    for (const step of this.steps) {
      try {
        step(strict);
      } catch (error) {
        this.failure = error;
        return;
      }
    }
  }

  private closeCells(): void {
    if (this.pending.size === 0) return;
    const pending = this.pending;
    this.pending = new Map();
    this.steps.push((dispatch) => {
      for (const [sheetId, cells] of pending) this.sendCells(dispatch, sheetId, cells);
    });
  }

  private sendCells(dispatch: Dispatch, sheetId: string, changes: Map<number, QueuedChange>): void {
    const refusal = this.refusalOf(sheetId, changes);
    const cells: CellWrite[] = [];
    const { numberOfCols, numberOfRows } = this.now.getSheetSize(sheetId);
    for (const [key, change] of changes) {
      const row = Math.floor(key / COLUMNS);
      const col = key % COLUMNS;
      if (row >= numberOfRows || col >= numberOfCols) continue;
      if (refusal && change.order >= refusal.order) continue;
      const cell: CellWrite = { row, col };
      if (change.content !== undefined) cell.content = change.content;
      if (change.format !== undefined) cell.format = change.format;
      if (change.style !== undefined || change.typedFormat !== undefined) {
        const before = this.now.getCell({ sheetId, row, col });
        if (change.style !== undefined)
          cell.style = change.style === null ? null : applyStyle(before?.style, change.style);
        if (change.typedFormat !== undefined && !(change.format ?? before?.format)) cell.format = change.typedFormat;
      }
      cells.push(cell);
    }
    this.writeNow(dispatch, sheetId, cells);
    if (refusal) throw refusal.error;
  }

  private refusalOf(
    sheetId: string,
    changes: Map<number, QueuedChange>,
  ): { order: number; error: unknown } | undefined {
    let refusal: { order: number; error: unknown } | undefined;
    if (!this.now.getDataValidationRules(sheetId).some(({ isBlocking }) => isBlocking)) return undefined;
    for (const [key, { content, order }] of changes) {
      if (!content || (refusal && refusal.order <= order)) continue;
      try {
        this.guard?.(sheetId, Math.floor(key / COLUMNS), key % COLUMNS, content);
      } catch (error) {
        refusal = { order, error };
      }
    }
    return refusal;
  }
}

function inner<Value>(outer: Map<string, Map<number, Value>>, key: string): Map<number, Value> {
  const known = outer.get(key);
  if (known) return known;
  const made = new Map<number, Value>();
  outer.set(key, made);
  return made;
}

function merge(before: QueuedChange, after: CellChange): QueuedChange {
  if (!after.style || before.style === undefined) return { ...before, ...after };
  // A style that was removed and then set again starts from nothing.
  return { ...before, ...after, style: { ...(before.style ?? NO_STYLE), ...after.style } };
}

function applyStyle(before: Style | undefined, change: StyleChange): Style {
  const entries = Object.entries({ ...before, ...change }).filter(([, part]) => part !== undefined);
  return Object.fromEntries(entries);
}

const NO_STYLE: { readonly [Part in keyof Required<Style>]: undefined } = {
  bold: undefined,
  italic: undefined,
  strikethrough: undefined,
  underline: undefined,
  align: undefined,
  wrapping: undefined,
  verticalAlign: undefined,
  fillColor: undefined,
  textColor: undefined,
  fontSize: undefined,
  rotation: undefined,
  hideGridLines: undefined,
};

/** Sends a command of our own plugins, which the engine's types do not know. */
function sendOwn(dispatch: Dispatch, { type, ...payload }: AnnotateCommand | CellsCommand): void {
  dispatch(type as "START", payload as object as never);
}

/** A dispatch that throws what the engine refuses; that nothing changes is no refusal. */
function strictly(dispatch: Dispatch): Dispatch {
  const strict = (type: string, payload?: object) => {
    const result = dispatch(type as "START", payload as never);
    const reasons = result.reasons.filter(
      (reason) => String(reason) !== "NoChanges" && String(reason) !== "UnchangedSheetName",
    );
    if (reasons.length > 0) throw new RefusedByEngine(type, reasons.map(String));
    return result;
  };
  return strict as Dispatch; // The same signature, loosened to pass the payload through.
}
