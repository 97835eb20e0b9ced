import type { CoreCommand, Range, RangeAdapterFunctions, UnboundedZone, WorkbookData } from "@odoo/o-spreadsheet";
import { CorePlugin, coreTypes, registries } from "@odoo/o-spreadsheet";

/** What kinds of things a sheet carries that the engine has no place for. */
export type AnnotationKind =
  | "note"
  | "metadata"
  | "protection"
  | "banding"
  | "font"
  | "format"
  | "validation"
  | "condition"
  | "chart"
  | "sheet";

/** It follows its cells, columns, rows and sheet; with neither sheet nor range it belongs to the workbook. */
export interface Annotation {
  readonly id: string;
  readonly kind: AnnotationKind;
  readonly sheetId?: string;
  readonly range?: Range;
  readonly value: unknown;
}

/** An annotation as plain data, which commands and saved workbooks carry. */
export interface AnnotationData {
  readonly id: string;
  readonly kind: AnnotationKind;
  readonly sheetId?: string;
  readonly zone?: UnboundedZone;
  readonly value: unknown;
}

/** Adds or replaces annotations, or removes them by their ids. */
export interface AnnotateCommand {
  readonly type: "PREVIEW_ANNOTATE";
  readonly put?: readonly AnnotationData[];
  readonly remove?: readonly string[];
}

interface State {
  annotations: Record<string, Annotation | undefined>;
}

/** The engine's saved data with the annotations beside it. */
export type AnnotatedData = WorkbookData & { annotations?: AnnotationData[] };

export class Annotations extends CorePlugin<State> implements State {
  static override getters = ["getAnnotations", "getAnnotation"];

  readonly annotations: Record<string, Annotation | undefined> = {};

  getAnnotation(id: string): Annotation | undefined {
    return this.annotations[id];
  }

  /** Those of a kind in the order in which they were made, of one sheet or of all. */
  getAnnotations(kind: AnnotationKind, sheetId?: string): Annotation[] {
    const found: Annotation[] = [];
    for (const annotation of Object.values(this.annotations)) {
      if (annotation?.kind === kind && (sheetId === undefined || annotation.sheetId === sheetId))
        found.push(annotation);
    }
    return found;
  }

  override handle(command: CoreCommand | AnnotateCommand): void {
    switch (command.type) {
      case "PREVIEW_ANNOTATE":
        for (const id of command.remove ?? []) this.put(id, undefined);
        for (const data of command.put ?? []) this.put(data.id, this.fromData(data));
        break;
      case "DUPLICATE_SHEET":
        for (const annotation of this.ofSheet(command.sheetId)) {
          const id = `${annotation.id}~${command.sheetIdTo}`;
          this.put(id, this.fromData({ ...this.toData(annotation), id, sheetId: command.sheetIdTo }));
        }
        break;
      case "DELETE_SHEET":
        for (const annotation of this.ofSheet(command.sheetId)) this.put(annotation.id, undefined);
        break;
    }
  }

  override adaptRanges({ applyChange }: RangeAdapterFunctions): void {
    for (const annotation of Object.values(this.annotations)) {
      if (!annotation?.range) continue;
      const { changeType, range } = applyChange(annotation.range);
      if (changeType === "NONE") continue;
      this.put(annotation.id, changeType === "REMOVE" ? undefined : { ...annotation, range });
    }
  }

  override import(data: AnnotatedData): void {
    for (const item of data.annotations ?? []) this.annotations[item.id] = this.fromData(item);
  }

  override export(data: AnnotatedData): void {
    data.annotations = Object.values(this.annotations).flatMap((item) => (item ? [this.toData(item)] : []));
  }

  private ofSheet(sheetId: string): Annotation[] {
    return Object.values(this.annotations).flatMap((item) => (item?.sheetId === sheetId ? [item] : []));
  }

  private put(id: string, annotation: Annotation | undefined): void {
    this.history.update("annotations", id, annotation);
  }

  private fromData({ zone, ...rest }: AnnotationData): Annotation {
    if (!zone || rest.sheetId === undefined) return rest;
    return { ...rest, range: this.getters.getRangeFromRangeData({ _sheetId: rest.sheetId, _zone: zone }) };
  }

  private toData({ range, ...rest }: Annotation): AnnotationData {
    return range ? { ...rest, zone: range.unboundedZone } : rest;
  }
}

/** Cells written in one go, without the checks that a single dispatch pays for. */
export interface CellsCommand {
  readonly type: "PREVIEW_CELLS";
  readonly sheetId: string;
  readonly cells: readonly CellWrite[];
}

export interface CellWrite {
  row: number;
  col: number;
  content?: string;
  style?: object | null;
  format?: string;
}

export class Cells extends CorePlugin {
  override handle(command: CoreCommand | CellsCommand): void {
    if (command.type !== "PREVIEW_CELLS") return;
    const { sheetId } = command;
    for (const cell of command.cells) this.dispatch("UPDATE_CELL", { sheetId, ...cell });
  }
}

// The types of the registries know the engine's own commands only, so ours are added by name.
const commands: Set<string> = coreTypes as Set<string>;
for (const name of ["PREVIEW_ANNOTATE", "PREVIEW_CELLS"]) {
  if (commands.has(name)) continue;
  commands.add(name);
  registries.inverseCommandRegistry.add(name, (command) => [command]);
}
if (!registries.corePluginRegistry.contains("preview-annotations")) {
  registries.corePluginRegistry.add("preview-annotations", Annotations);
  registries.corePluginRegistry.add("preview-cells", Cells);
}
