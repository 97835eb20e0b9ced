import type { Annotation, Zone } from "../engine";
import type { Book } from "./book";
import { Service } from "./facade";
import { Range } from "./range";

type Face = GoogleAppsScript.Spreadsheet.Protection;
type RangeFace = GoogleAppsScript.Spreadsheet.Range;

interface Saved {
  readonly type: "RANGE" | "SHEET";
  readonly description: string;
  readonly warningOnly: boolean;
}

let ids = 0;

/** A protection stops nobody here: the owner, who may always edit, is the only person. */
export class Protection
  extends Service<Face>
  implements
    Pick<
      Face,
      | "canEdit"
      | "getDescription"
      | "setDescription"
      | "isWarningOnly"
      | "setWarningOnly"
      | "getRange"
      | "setRange"
      | "getProtectionType"
      | "remove"
      | "getRangeName"
      | "canDomainEdit"
    >
{
  static readonly serviceName: string = "Protection";
  private constructor(
    private readonly book: Book,
    private readonly id: string,
  ) {
    super(book.desk);
  }

  /** Each call makes another protection, also over cells that have one. */
  static add(book: Book, sheetId: string, zone?: Zone): Protection {
    const id = `protection:${Date.now().toString(36)}-${ids++}`;
    const value: Saved = { type: zone ? "RANGE" : "SHEET", description: "", warningOnly: false };
    book.engine.annotate({ put: [{ id, kind: "protection", sheetId, ...(zone ? { zone } : {}), value }] });
    return new Protection(book, id);
  }

  static all(book: Book, type: string, sheetId?: string): Face[] {
    const found = book.engine.getters.getAnnotations("protection", sheetId);
    return found.filter(({ value }) => (value as Saved).type === type).map(({ id }) => new Protection(book, id).face); // Written by add().
  }

  canEdit(): boolean {
    return true;
  }

  canDomainEdit(): boolean {
    return false;
  }

  getRangeName(): string | null {
    return null;
  }

  getDescription(): string {
    return this.saved.description;
  }

  setDescription(description: string): Face {
    return this.put({ description });
  }

  isWarningOnly(): boolean {
    return this.saved.warningOnly;
  }

  setWarningOnly(warningOnly: boolean): Face {
    return this.put({ warningOnly });
  }

  getRange(): RangeFace {
    const { range, sheetId = "" } = this.annotation;
    const zone = range?.zone ?? this.book.engine.getters.getSheetZone(sheetId);
    return new Range(this.book, sheetId, zone).face;
  }

  setRange(): Face {
    throw new Error("preview: Protection.setRange is not implemented");
  }

  getProtectionType(): GoogleAppsScript.Spreadsheet.ProtectionType {
    return this.book.constants.ProtectionType[this.saved.type];
  }

  remove(): void {
    this.book.engine.annotate({ remove: [this.id] });
  }

  private get annotation(): Annotation {
    const annotation = this.book.engine.getters.getAnnotation(this.id);
    if (!annotation) throw new Error("preview: the protection was removed");
    return annotation;
  }

  private get saved(): Saved {
    return this.annotation.value as Saved; // Written by add() and put().
  }

  private put(change: Partial<Saved>): Face {
    const { range, id, kind, sheetId, value } = this.annotation;
    const place = { ...(sheetId === undefined ? {} : { sheetId }), ...(range ? { zone: range.unboundedZone } : {}) };
    this.book.engine.annotate({ put: [{ id, kind, ...place, value: { ...(value as Saved), ...change } }] });
    return this.face;
  }
}
