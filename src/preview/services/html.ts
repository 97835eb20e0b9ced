import type { Book } from "./book";
import { HTML } from "./constants";
import { Exception, Service } from "./facade";

type Face = GoogleAppsScript.HTML.HtmlOutput;
type ServiceFace = GoogleAppsScript.HTML.HtmlService;

export class HtmlService
  extends Service<ServiceFace>
  implements Pick<ServiceFace, "createHtmlOutput" | "createHtmlOutputFromFile" | "getUserAgent">
{
  static readonly serviceName: string = "HtmlService";
  constructor(private readonly book: Book) {
    super(book.desk);
  }

  override get constants(): Readonly<Record<string, unknown>> {
    return HTML;
  }

  createHtmlOutput(content: unknown = ""): Face {
    return new HtmlOutput(this.book, String(content)).face;
  }

  /** The name is the file's without its ending. */
  createHtmlOutputFromFile(name: string): Face {
    const content = this.book.files[`${name}.html`] ?? this.book.files[name];
    if (content === undefined) throw new Exception(`No HTML file named ${name} was found.`);
    return new HtmlOutput(this.book, content).face;
  }

  /** Google knows the browser of a published web page only. */
  getUserAgent(): string {
    return null as unknown as string; // The type says text; Google gives null here.
  }
}

export class HtmlOutput
  extends Service<Face>
  implements
    Pick<
      Face,
      | "getContent"
      | "setContent"
      | "append"
      | "appendUntrusted"
      | "clear"
      | "getTitle"
      | "setTitle"
      | "getWidth"
      | "setWidth"
      | "getHeight"
      | "setHeight"
      | "setSandboxMode"
      | "setXFrameOptionsMode"
      | "addMetaTag"
    >
{
  static readonly serviceName: string = "HtmlOutput";
  private title = "";
  private width: number | undefined;
  private height: number | undefined;

  constructor(
    book: Book,
    private content: string,
  ) {
    super(book.desk);
  }

  getContent(): string {
    return this.content;
  }

  setContent(content: string): Face {
    this.content = content;
    return this.face;
  }

  append(content: string): Face {
    this.content += content;
    return this.face;
  }

  appendUntrusted(content: string): Face {
    const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
    return this.append(content.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign));
  }

  clear(): Face {
    return this.setContent("");
  }

  getTitle(): string {
    return this.title;
  }

  setTitle(title: string): Face {
    this.title = title;
    return this.face;
  }

  getWidth(): number {
    return this.width ?? (null as unknown as number); // Null until it is set; the type says number.
  }

  setWidth(width: number): Face {
    this.width = width;
    return this.face;
  }

  getHeight(): number {
    return this.height ?? (null as unknown as number); // As above.
  }

  setHeight(height: number): Face {
    this.height = height;
    return this.face;
  }

  /** Without effect, as on Google: all pages run in a frame. */
  setSandboxMode(): Face {
    return this.face;
  }

  setXFrameOptionsMode(): Face {
    return this.face;
  }

  addMetaTag(): Face {
    return this.face;
  }
}
