import { isInside, overlaps } from "../a1";
import type { Annotation, Zone } from "../engine";
import type { Book } from "./book";
import { Constant, nameOf, Service } from "./facade";
import { Range } from "./range";
import { Sheet } from "./sheet";

type Face = GoogleAppsScript.Spreadsheet.DeveloperMetadata;
type FinderFace = GoogleAppsScript.Spreadsheet.DeveloperMetadataFinder;
type LocationFace = GoogleAppsScript.Spreadsheet.DeveloperMetadataLocation;
type LocationType = GoogleAppsScript.Spreadsheet.DeveloperMetadataLocationType;
type Visibility = GoogleAppsScript.Spreadsheet.DeveloperMetadataVisibility;

/** Where metadata is put or looked for: the spreadsheet, a tab, or cells of a tab. */
export interface Place {
  readonly sheetId?: string;
  readonly zone?: Zone;
}

interface Saved {
  readonly key: string;
  readonly value: string | null;
  readonly visibility: string;
  readonly location: "SPREADSHEET" | "SHEET" | "ROW" | "COLUMN";
}

let ids = 0;

/** rest: a value, a visibility, or both. */
export function addMetadata(book: Book, { sheetId, zone }: Place, key: string, rest: readonly unknown[]): void {
  const value = typeof rest[0] === "string" ? rest[0] : null;
  const visibility = rest.find((item) => item instanceof Constant);
  const id = `metadata:${Date.now().toString(36)}-${ids++}`;
  let location: Saved["location"] = sheetId === undefined ? "SPREADSHEET" : "SHEET";
  if (zone) location = zone.left === zone.right && zone.bottom > zone.top ? "COLUMN" : "ROW";
  const saved: Saved = { key, value, visibility: visibility ? nameOf(visibility) : "DOCUMENT", location };
  const { engine } = book;
  engine.change((dispatch) => {
    // An unbounded range goes on being the whole column when rows come or go.
    const whole = zone && sheetId !== undefined ? engine.now.getUnboundedZone(sheetId, zone) : undefined;
    const place = { ...(sheetId === undefined ? {} : { sheetId }), ...(whole ? { zone: whole } : {}) };
    engine.sendAnnotations(dispatch, { put: [{ id, kind: "metadata", ...place, value: saved }] });
  });
}

/** The metadata of exactly this place. */
export function metadataOf(book: Book, place: Place): Face[] {
  return book.engine.getters
    .getAnnotations("metadata")
    .filter((item) => isAt(item, place))
    .map(({ id }) => new DeveloperMetadata(book, id).face);
}

function isAt({ sheetId, range }: Annotation, place: Place): boolean {
  if (sheetId !== place.sheetId) return false;
  if (!place.zone || !range) return !place.zone && !range;
  return isInside(range.zone, place.zone) && isInside(place.zone, range.zone);
}

/** Whether it lies within the place: everything is in the spreadsheet, columns and rows are in their tab. */
function isWithin({ sheetId, range }: Annotation, place: Place): boolean {
  if (place.sheetId === undefined) return true;
  if (sheetId !== place.sheetId) return false;
  if (!place.zone) return true;
  return range !== undefined && isInside(range.zone, place.zone);
}

export class DeveloperMetadata
  extends Service<Face>
  implements
    Pick<Face, "getId" | "getKey" | "getValue" | "getVisibility" | "getLocation" | "remove" | "setKey" | "setValue">
{
  static readonly serviceName: string = "DeveloperMetadata";
  constructor(
    private readonly book: Book,
    private readonly id: string,
  ) {
    super(book.desk);
  }

  getId(): number {
    return this.book.tabNumber(this.id);
  }

  getKey(): string {
    return this.saved.key;
  }

  getValue(): string | null {
    return this.saved.value;
  }

  getVisibility(): Visibility {
    return this.book.constants.DeveloperMetadataVisibility[this.saved.visibility as "DOCUMENT" | "PROJECT"];
  }

  getLocation(): LocationFace {
    return new DeveloperMetadataLocation(this.book, this.annotation, this.saved.location).face;
  }

  remove(): void {
    this.book.engine.annotate({ remove: [this.id] });
  }

  setKey(key: string): Face {
    return this.put({ key });
  }

  setValue(value: string): Face {
    return this.put({ value });
  }

  private get annotation(): Annotation {
    const annotation = this.book.engine.getters.getAnnotation(this.id);
    if (!annotation) throw new Error("preview: the metadata was removed");
    return annotation;
  }

  private get saved(): Saved {
    return this.annotation.value as Saved; // Written by addMetadata() and put().
  }

  private put(change: Partial<Saved>): Face {
    const { id, kind, sheetId, range, value } = this.annotation;
    const place = { ...(sheetId === undefined ? {} : { sheetId }), ...(range ? { zone: range.unboundedZone } : {}) };
    this.book.engine.annotate({ put: [{ id, kind, ...place, value: { ...(value as Saved), ...change } }] });
    return this.face;
  }
}

export class DeveloperMetadataLocation
  extends Service<LocationFace>
  implements Pick<LocationFace, "getColumn" | "getRow" | "getSheet" | "getLocationType">
{
  static readonly serviceName: string = "DeveloperMetadataLocation";
  constructor(
    private readonly book: Book,
    private readonly annotation: Annotation,
    private readonly type: Saved["location"],
  ) {
    super(book.desk);
  }

  getColumn(): GoogleAppsScript.Spreadsheet.Range | null {
    return this.type === "COLUMN" ? this.lines() : null;
  }

  getRow(): GoogleAppsScript.Spreadsheet.Range | null {
    return this.type === "ROW" ? this.lines() : null;
  }

  getSheet(): GoogleAppsScript.Spreadsheet.Sheet | null {
    const { sheetId } = this.annotation;
    return this.type === "SHEET" && sheetId !== undefined ? new Sheet(this.book, sheetId).face : null;
  }

  getLocationType(): LocationType {
    return this.book.constants.DeveloperMetadataLocationType[this.type];
  }

  private lines(): GoogleAppsScript.Spreadsheet.Range | null {
    const { sheetId, range } = this.annotation;
    if (sheetId === undefined || !range) return null;
    const open = { openRows: this.type === "COLUMN", openColumns: this.type === "ROW" };
    return new Range(this.book, sheetId, range.zone, open).face;
  }
}

interface Filter {
  readonly id?: number;
  readonly key?: string;
  readonly value?: string;
  readonly visibility?: string;
  readonly location?: string;
}

export class MetadataFinder
  extends Service<FinderFace>
  implements
    Pick<
      FinderFace,
      "find" | "withId" | "withKey" | "withValue" | "withVisibility" | "withLocationType" | "onIntersectingLocations"
    >
{
  static readonly serviceName: string = "DeveloperMetadataFinder";
  private filter: Filter = {};
  private intersecting = false;

  constructor(
    private readonly book: Book,
    private readonly place: Place,
  ) {
    super(book.desk);
  }

  find(): Face[] {
    const { id, key, value, visibility, location } = this.filter;
    return this.book.engine.getters
      .getAnnotations("metadata")
      .filter((item) => {
        const saved = item.value as Saved; // Written by addMetadata().
        return (
          this.isInScope(item) &&
          (id === undefined || this.book.tabNumber(item.id) === id) &&
          (key === undefined || saved.key === key) &&
          (value === undefined || saved.value === value) &&
          (visibility === undefined || saved.visibility === visibility) &&
          (location === undefined || saved.location === location)
        );
      })
      .map(({ id }) => new DeveloperMetadata(this.book, id).face);
  }

  withId(id: number): FinderFace {
    return this.with({ id });
  }

  withKey(key: string): FinderFace {
    return this.with({ key });
  }

  withValue(value: string): FinderFace {
    return this.with({ value });
  }

  withVisibility(visibility: Visibility): FinderFace {
    return this.with({ visibility: nameOf(visibility) });
  }

  withLocationType(location: LocationType): FinderFace {
    return this.with({ location: nameOf(location) });
  }

  onIntersectingLocations(): FinderFace {
    this.intersecting = true;
    return this.face;
  }

  private with(filter: Filter): FinderFace {
    this.filter = { ...this.filter, ...filter };
    return this.face;
  }

  private isInScope(item: Annotation): boolean {
    if (!this.intersecting || !this.place.zone) return isWithin(item, this.place);
    return (
      item.sheetId === this.place.sheetId && item.range !== undefined && overlaps(item.range.zone, this.place.zone)
    );
  }
}
