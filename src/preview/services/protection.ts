import { isInside, overlaps } from "../a1";
import type { Annotation, Zone } from "../engine";
import type { Book } from "./book";
import { Exception, Service } from "./facade";
import { Range } from "./range";

type Face = GoogleAppsScript.Spreadsheet.Protection;
type RangeFace = GoogleAppsScript.Spreadsheet.Range;

interface Saved {
  readonly type: "RANGE" | "SHEET";
  readonly description: string;
  readonly warningOnly: boolean;
  /** Made by the spreadsheet's owner, who let nobody else edit; the present user cannot take it away either. */
  readonly isOthers?: boolean;
  /** Cells of a tab that people may edit all the same; they stay where they were when cells around them move. */
  readonly open?: readonly Zone[];
}

let ids = 0;

const PROTECTED =
  "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.";

/** What the present user protects stops nobody who is here; what somebody else has protected stops the present user. */
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
      | "getUnprotectedRanges"
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

  /** Protects a tab without its open cells, or cells of it, as somebody else who lets only themselves edit. */
  static addElsewhere(book: Book, sheetId: string, zone?: Zone, open: readonly Zone[] = []): void {
    Protection.add(book, sheetId, zone).put({ isOthers: true, open });
  }

  /** Refuses to change these cells, or anything of a tab, where somebody else has protected some of it. */
  static refuse(book: Book, sheetId: string, zone?: Zone): void {
    if (Protection.covers(book, sheetId, (range) => !zone || overlaps(range, zone), zone))
      throw new Exception(PROTECTED);
  }

  /** Refuses to change what is of a tab as a whole, such as its name, where somebody else has protected the tab. */
  static refuseTab(book: Book, sheetId: string): void {
    if (Protection.covers(book, sheetId, () => false)) throw new Exception(PROTECTED);
  }

  /** Whether somebody else has protected a range of a tab that meets, or the tab, if these cells of it are not left open. */
  static covers(book: Book, sheetId: string, meets: (range: Zone) => boolean, cells?: Zone): boolean {
    return book.engine.shape.getAnnotations("protection", sheetId).some(({ value, range }) => {
      const { isOthers, warningOnly, open = [] } = value as Saved; // Written by add() and put().
      const isOpen = () => cells !== undefined && open.some((zone) => isInside(cells, zone));
      return isOthers && !warningOnly && (range ? meets(range.zone) : !isOpen());
    });
  }

  /** The protections that somebody else has on a tab, for use within a step. */
  static othersOn(book: Book, sheetId: string): string[] {
    const found = book.engine.now.getAnnotations("protection", sheetId);
    return found.filter(({ value }) => (value as Saved).isOthers).map(({ id }) => id); // Written by add() and put().
  }

  override refuse(method: string): void {
    if (/^(set|remove|add)/.test(method) && !this.canEdit()) throw new Exception(PROTECTED);
  }

  canEdit(): boolean {
    return this.saved.isOthers !== true;
  }

  getUnprotectedRanges(): RangeFace[] {
    const { sheetId = "" } = this.annotation;
    return (this.saved.open ?? []).map((zone) => new Range(this.book, sheetId, zone).face);
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
