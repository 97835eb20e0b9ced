import { overlaps } from "../a1";
import type { Annotation, StyleChange, Zone } from "../engine";
import type { Book } from "./book";
import { Exception, Service } from "./facade";
import { Range } from "./range";
import { hex } from "./rangeFormats";

type Face = GoogleAppsScript.Spreadsheet.Banding;

interface Colors {
  readonly header: string | null;
  readonly first: string;
  readonly second: string;
  readonly footer: string | null;
}

/** The default grey and the themes' colours for header, first and second rows, footer. */
const THEMES: Readonly<Record<string, readonly [string, string, string, string]>> = {
  LIGHT_GREY: ["#bdbdbd", "#ffffff", "#f3f3f3", "#dedede"],
  CYAN: ["#4dd0e1", "#ffffff", "#e0f7fa", "#a2e8f1"],
  GREEN: ["#63d297", "#ffffff", "#e7f9ef", "#afe9ca"],
  YELLOW: ["#f7cb4d", "#ffffff", "#fef8e3", "#fce8b2"],
  ORANGE: ["#f46524", "#ffffff", "#ffe6dd", "#ffccbc"],
  BLUE: ["#5b95f9", "#ffffff", "#e8f0fe", "#acc9fe"],
  TEAL: ["#26a69a", "#ffffff", "#ddf2f0", "#8cd3cd"],
  GREY: ["#78909c", "#ffffff", "#ebeff1", "#bbc8ce"],
  BROWN: ["#cca677", "#ffffff", "#f8f2eb", "#e6d3ba"],
  LIGHT_GREEN: ["#8bc34a", "#ffffff", "#eef7e3", "#c4e2a0"],
  INDIGO: ["#8989eb", "#ffffff", "#e8e7fc", "#c4c3f7"],
  PINK: ["#e91d63", "#ffffff", "#fddce8", "#f68ab0"],
};

interface Saved extends Colors {
  readonly kind: "rows";
}

let ids = 0;

/** Alternating colours, painted into the cells because the engine has no banding of its own. */
export class Banding
  extends Service<Face>
  implements
    Pick<
      Face,
      | "getRange"
      | "remove"
      | "setHeaderRowColor"
      | "setFirstRowColor"
      | "setSecondRowColor"
      | "setFooterRowColor"
      | "getHeaderRowColor"
      | "getFirstRowColor"
      | "getSecondRowColor"
      | "getFooterRowColor"
    >
{
  static readonly serviceName: string = "Banding";
  private constructor(
    private readonly book: Book,
    private readonly id: string,
  ) {
    super(book.desk);
  }

  static add(
    book: Book,
    sheetId: string,
    zone: Zone,
    theme: string,
    showHeader: boolean,
    showFooter: boolean,
  ): Banding {
    if (bandingsIn(book, sheetId, zone).length > 0) {
      throw new Exception(
        "You cannot add alternating background colors to a range that already has alternating background colors.",
      );
    }
    const [header, first, second, footer] = THEMES[theme] ?? ["#bdbdbd", "#ffffff", "#f3f3f3", "#dedede"];
    const id = `banding:${Date.now().toString(36)}-${ids++}`;
    const value: Saved = {
      kind: "rows",
      header: showHeader ? header : null,
      first,
      second,
      footer: showFooter ? footer : null,
    };
    book.engine.annotate({ put: [{ id, kind: "banding", sheetId, zone, value }] });
    const banding = new Banding(book, id);
    banding.paint(zone, sheetId, value);
    return banding;
  }

  static all(book: Book, sheetId: string, zone?: Zone): Face[] {
    return bandingsIn(book, sheetId, zone).map(({ id }) => new Banding(book, id).face);
  }

  getRange(): GoogleAppsScript.Spreadsheet.Range {
    const { sheetId, zone } = this.place;
    return new Range(this.book, sheetId, zone).face;
  }

  remove(): void {
    const { sheetId, zone } = this.place;
    this.fill(sheetId, zone, () => undefined);
    this.book.engine.annotate({ remove: [this.id] });
  }

  setHeaderRowColor(color: string | null): Face {
    return this.put({ header: color && hex(color) });
  }

  setFirstRowColor(color: string | null): Face {
    return this.put({ first: color ? hex(color) : "#ffffff" });
  }

  setSecondRowColor(color: string | null): Face {
    return this.put({ second: color ? hex(color) : "#ffffff" });
  }

  setFooterRowColor(color: string | null): Face {
    return this.put({ footer: color && hex(color) });
  }

  getHeaderRowColor(): string | null {
    return this.saved.header;
  }

  getFirstRowColor(): string | null {
    return this.saved.first;
  }

  getSecondRowColor(): string | null {
    return this.saved.second;
  }

  getFooterRowColor(): string | null {
    return this.saved.footer;
  }

  private get annotation(): Annotation {
    const annotation = this.book.engine.getters.getAnnotation(this.id);
    if (!annotation) throw new Error("preview: the banding was removed");
    return annotation;
  }

  private get saved(): Saved {
    return this.annotation.value as Saved; // Written by add() and put().
  }

  private get place(): { sheetId: string; zone: Zone } {
    const { sheetId, range } = this.annotation;
    if (sheetId === undefined || !range) throw new Error("preview: a banding without a range");
    return { sheetId, zone: range.zone };
  }

  private put(change: Partial<Saved>): Face {
    const { sheetId, zone } = this.place;
    const value = { ...this.saved, ...change };
    this.book.engine.annotate({ put: [{ id: this.id, kind: "banding", sheetId, zone, value }] });
    this.paint(zone, sheetId, value);
    return this.face;
  }

  private paint(zone: Zone, sheetId: string, { header, first, second, footer }: Colors): void {
    const start = zone.top + (header ? 1 : 0);
    this.fill(sheetId, zone, (row) => {
      if (header && row === zone.top) return header;
      if (footer && row === zone.bottom) return footer;
      const color = (row - start) % 2 === 0 ? first : second;
      return color === "#ffffff" ? undefined : color;
    });
  }

  private fill(sheetId: string, zone: Zone, color: (row: number) => string | undefined): void {
    this.book.engine.beginWrite();
    for (let row = zone.top; row <= zone.bottom; row++) {
      const style: StyleChange = { fillColor: color(row) };
      for (let col = zone.left; col <= zone.right; col++) this.book.engine.write(sheetId, row, col, { style });
    }
  }
}

function bandingsIn(book: Book, sheetId: string, zone?: Zone): Annotation[] {
  const found = book.engine.getters.getAnnotations("banding", sheetId);
  return zone ? found.filter(({ range }) => range && overlaps(range.zone, zone)) : found;
}
