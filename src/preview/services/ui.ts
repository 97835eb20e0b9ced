import type { Button, ButtonSet, MenuEntry, ShownPage } from "../screen";
import type { Book } from "./book";
import { UI } from "./constants";
import { behind, nameOf, Service } from "./facade";
import { HtmlOutput } from "./html";
import { releaseLocks } from "./lock";

type Face = GoogleAppsScript.Base.Ui;
type MenuFace = GoogleAppsScript.Base.Menu;
type ButtonFace = GoogleAppsScript.Base.Button;
type HtmlFace = GoogleAppsScript.HTML.HtmlOutput;

/** A sidebar is this wide whatever a script asks for. */
const SIDEBAR = 300;

export class Ui
  extends Service<Face>
  implements
    Pick<
      Face,
      "alert" | "prompt" | "createAddonMenu" | "createMenu" | "showSidebar" | "showModalDialog" | "showModelessDialog"
    >
{
  static readonly serviceName: string = "Ui";
  constructor(private readonly book: Book) {
    super(book.desk);
  }

  override get constants(): Readonly<Record<string, unknown>> {
    return UI;
  }

  createAddonMenu(): MenuFace {
    return new Menu(this.book, this.book.addOnName).face;
  }

  createMenu(caption: string): MenuFace {
    return new Menu(this.book, caption).face;
  }

  /** The script waits for the answer, and meanwhile loses its locks. */
  alert(...args: unknown[]): ButtonFace {
    const { title, message, buttons } = question(args);
    this.book.engine.flush();
    releaseLocks(this.book);
    return buttonOf(this.book.screen.alert(title, message, buttons));
  }

  prompt(...args: unknown[]): GoogleAppsScript.Base.PromptResponse {
    const { title, message, buttons } = question(args);
    this.book.engine.flush();
    releaseLocks(this.book);
    const { button, text } = this.book.screen.prompt(title, message, buttons);
    return new PromptResponse(this.book, button, text).face;
  }

  showSidebar(html: HtmlFace): void {
    const output = behind(HtmlOutput, html);
    this.show("sidebar", output, output.getTitle(), SIDEBAR);
  }

  showModalDialog(html: HtmlFace, title: string): void {
    this.show("modal", behind(HtmlOutput, html), title);
  }

  showModelessDialog(html: HtmlFace, title: string): void {
    this.show("modeless", behind(HtmlOutput, html), title);
  }

  private show(kind: ShownPage["kind"], output: HtmlOutput, title: string, width = output.getWidth() ?? 600): void {
    const html = output.getContent();
    this.book.engine.flush();
    this.book.screen.page({ kind, title, html, width, height: output.getHeight() ?? (kind === "sidebar" ? 0 : 400) });
  }
}

function question(args: readonly unknown[]): { title: string; message: string; buttons: ButtonSet } {
  const texts = args.filter((arg) => typeof arg === "string");
  const set = args.find((arg) => typeof arg !== "string");
  const buttons = (set === undefined ? "OK" : nameOf(set)) as ButtonSet; // By the signature it is a ButtonSet.
  const [first = "", second] = texts;
  return second === undefined ? { title: "", message: first, buttons } : { title: first, message: second, buttons };
}

function buttonOf(button: Button): ButtonFace {
  return UI.Button[button];
}

type ResponseFace = GoogleAppsScript.Base.PromptResponse;

export class PromptResponse
  extends Service<ResponseFace>
  implements Pick<ResponseFace, "getResponseText" | "getSelectedButton">
{
  static readonly serviceName: string = "PromptResponse";
  constructor(
    book: Book,
    private readonly button: Button,
    private readonly text: string,
  ) {
    super(book.desk);
  }

  getResponseText(): string {
    return this.text;
  }

  getSelectedButton(): ButtonFace {
    return buttonOf(this.button);
  }
}

export class Menu extends Service<MenuFace> implements MenuFace {
  static readonly serviceName: string = "Menu";
  readonly entries: MenuEntry[] = [];

  constructor(
    private readonly book: Book,
    readonly title: string,
  ) {
    super(book.desk);
  }

  addItem(label: string, functionName: string): MenuFace {
    this.entries.push({ label, functionName });
    return this.face;
  }

  addSeparator(): MenuFace {
    this.entries.push({});
    return this.face;
  }

  addSubMenu(menu: MenuFace): MenuFace {
    const { title, entries } = behind(Menu, menu);
    this.entries.push({ label: title, items: [...entries] });
    return this.face;
  }

  addToUi(): void {
    this.book.screen.menu(this.title, [...this.entries]);
  }
}
