import { expect } from "vitest";
import { describeFacts, fails, returns } from "./facts";
import { preview, SCOPES } from "./setting";

const LIFECYCLE = "Apps Script guide, editor add-on authorization";
const HTML = "Apps Script guide, HTML service: communicate with server functions";

/** Runs onOpen with this body in the given mode. */
function opening(body: string, mode: "NONE" | "LIMITED" | "FULL" = "LIMITED", before = "") {
  const made = preview(`${before}\nfunction onOpen(e) { ${body} }`);
  return { ...made, open: () => made.host.open(mode) };
}

describeFacts("opening, installing, menus", [
  {
    fact: "onOpen builds the add-on's menu, also where the add-on is not yet enabled",
    source: LIFECYCLE,
    check: () => {
      const { open, screen } = opening(
        `const ui = SpreadsheetApp.getUi();
        ui.createAddonMenu().addItem("Set up", "setUp").addSeparator().addSubMenu(ui.createMenu("More").addItem("Help", "help")).addToUi();`,
        "NONE",
      );
      open();
      expect([...screen.menus]).toEqual([
        [
          "Groundwork",
          [
            { label: "Set up", functionName: "setUp" },
            {},
            { label: "More", items: [{ label: "Help", functionName: "help" }] },
          ],
        ],
      ]);
    },
  },
  {
    fact: "where the add-on is not enabled the document is out of reach",
    source: LIFECYCLE,
    check: () =>
      expect(opening("SpreadsheetApp.getActive().getName();", "NONE").open).toThrow(
        "You do not have permission to call SpreadsheetApp.getActive",
      ),
  },
  {
    fact: "where the add-on is not enabled properties are out of reach",
    source: LIFECYCLE,
    check: () =>
      expect(opening("PropertiesService.getDocumentProperties();", "NONE").open).toThrow(
        "You do not have permission to call PropertiesService.getDocumentProperties",
      ),
  },
  {
    fact: "a service called while the code loads stops the opening too",
    source: LIFECYCLE,
    check: () =>
      expect(opening("", "NONE", "var name = SpreadsheetApp.getActive().getName();").open).toThrow(
        "You do not have permission",
      ),
  },
  {
    fact: "on opening the document and its properties can be read",
    source: LIFECYCLE,
    check: () => {
      const { open, screen } = opening(
        `console.log(SpreadsheetApp.getActive().getSheets().length, PropertiesService.getDocumentProperties().getProperty("x"));`,
      );
      open();
      expect(screen.lines).toEqual(["log: 1 null"]);
    },
  },
  {
    fact: "no sidebar can be opened on opening",
    source: LIFECYCLE,
    check: () =>
      expect(opening(`SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput("x"));`).open).toThrow(
        "You do not have permission to call Ui.showSidebar",
      ),
  },
  {
    fact: "the event says in which mode it runs, as a constant of ScriptApp.AuthMode",
    source: "Apps Script guide, event objects",
    check: () => {
      const { open, screen } = opening(
        `console.log(e.authMode === ScriptApp.AuthMode.LIMITED, e.authMode, e.authMode == "NONE");`,
      );
      open();
      expect(screen.lines).toEqual(['log: true "LIMITED" false']);
    },
  },
  {
    fact: "installing runs with full authorisation",
    source: LIFECYCLE,
    check: () => {
      const { host, screen } = preview(
        `function onInstall(e) { console.log(e.authMode); SpreadsheetApp.getUi().alert("Hello"); }`,
      );
      host.install();
      expect([screen.lines, screen.asked]).toEqual([['log: "FULL"'], ["|Hello"]]);
    },
  },
  {
    fact: "a menu item without its function fails by name",
    source: "practitioners",
    check: () => expect(() => preview("").host.run("missing")).toThrow("Exception: Script function not found: missing"),
  },
  {
    fact: "nothing lives on from one run to the next",
    source: LIFECYCLE,
    check: () => {
      const { host } = preview("var count = 0;\nfunction next() { count += 1; return count; }");
      expect([host.run("next"), host.run("next")]).toEqual([1, 1]);
    },
  },
  {
    fact: "what was written before an error stays written",
    source: "practitioners",
    check: () => {
      const { host } = preview(
        `function main() { SpreadsheetApp.getActive().getRange("A1").setValue(1); throw new Error("stop"); }`,
      );
      expect(() => host.run("main")).toThrow("Error: stop");
      const { getters } = host.model;
      expect(getters.getEvaluatedCell({ sheetId: getters.getActiveSheetId(), row: 0, col: 0 }).value).toBe(1);
    },
  },
  {
    fact: "six minutes are the end",
    source: "Apps Script guide, quotas",
    check: fails(`Utilities.sleep(300000); Utilities.sleep(61000);`, "Exception: Exceeded maximum execution time"),
  },
]);

describeFacts("what the language has", [
  {
    fact: "what the preview lacks throws instead of pretending",
    source: "design of the preview",
    check: fails(
      `sheet.getRange("A1").createPivotTable(sheet.getRange("A1"));`,
      "preview: Range.createPivotTable is not implemented",
    ),
  },
]);

describeFacts("scopes", [
  {
    fact: "a method whose scope the manifest lacks is refused with both names",
    source: "public bug reports",
    check: fails(
      `SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutput("x"), "Title");`,
      "Exception: Specified permissions are not sufficient to call Ui.showModalDialog. Required permissions: https://www.googleapis.com/auth/script.container.ui",
      { scopes: SCOPES.slice(0, 1) },
    ),
  },
  {
    fact: "without a spreadsheet scope no cell is read",
    source: "Apps Script reference, Range: authorization",
    check: fails(
      `return sheet.getRange("A1").getValue();`,
      /Specified permissions are not sufficient to call SpreadsheetApp.getActive/,
      { scopes: [] },
    ),
  },
  {
    fact: "menus, properties and locks need none",
    source: "Apps Script reference: no authorization listed",
    check: () => {
      const { host } = preview(
        `function main() { SpreadsheetApp.getUi().createAddonMenu(); LockService.getDocumentLock(); return PropertiesService.getUserProperties().getKeys(); }`,
        { scopes: [] },
      );
      expect(host.run("main")).toEqual([]);
    },
  },
]);

describeFacts("pages and questions", [
  {
    fact: "a sidebar is 300 pixels wide, whatever is asked for",
    source: "Apps Script guide, dialogs and sidebars",
    check: () => {
      const { host, screen } = preview(
        `function main() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile("Audit").setTitle("Audit").setWidth(900)); }`,
        { files: { "Audit.html": "<p>Audit</p>" } },
      );
      host.run("main");
      expect(screen.pages).toEqual([{ kind: "sidebar", title: "Audit", html: "<p>Audit</p>", width: 300, height: 0 }]);
    },
  },
  {
    fact: "a dialog has the size and the title it is given",
    source: "Apps Script reference, Ui.showModalDialog",
    check: () => {
      const { host, screen } = preview(
        `function main() { SpreadsheetApp.getUi().showModelessDialog(HtmlService.createHtmlOutput("<b>x</b>").setWidth(420).setHeight(200), "Title"); }`,
      );
      host.run("main");
      expect(screen.pages).toEqual([{ kind: "modeless", title: "Title", html: "<b>x</b>", width: 420, height: 200 }]);
    },
  },
  {
    fact: "a file that is not there is refused",
    source: "observed by gas-fakes",
    check: fails(`HtmlService.createHtmlOutputFromFile("Nope");`, "No HTML file named Nope was found."),
  },
  {
    fact: "closing a question gives Button.CLOSE",
    source: "Apps Script reference, Ui.alert",
    check: () => {
      const { host, screen } = preview(
        `function main() { const ui = SpreadsheetApp.getUi(); return ui.alert("Title", "Sure?", ui.ButtonSet.YES_NO) === ui.Button.CLOSE; }`,
      );
      screen.answer = { button: "CLOSE", text: "" };
      expect([host.run("main"), screen.asked]).toEqual([true, ["Title|Sure?"]]);
    },
  },
  {
    fact: "a prompt gives the button and the text",
    source: "Apps Script reference, Ui.prompt",
    check: () => {
      const { host, screen } = preview(
        `function main() { const answer = SpreadsheetApp.getUi().prompt("Name?"); return [answer.getSelectedButton().toString(), answer.getResponseText()]; }`,
      );
      screen.answer = { button: "OK", text: "Ada" };
      expect(host.run("main")).toEqual(["OK", "Ada"]);
    },
  },
  {
    fact: "a question takes away the locks",
    source: "Apps Script reference, Ui.alert",
    check: returns(
      `const lock = LockService.getDocumentLock(); lock.waitLock(1000); const before = lock.hasLock(); SpreadsheetApp.getUi().alert("x"); return [before, lock.hasLock()];`,
      [true, false],
    ),
  },
  {
    fact: "what is written is there when the question is asked",
    source: "Apps Script reference, Ui.alert: the script is suspended",
    check: () => {
      const made = preview(
        `function main() { SpreadsheetApp.getActive().getRange("A1").setValue(5); SpreadsheetApp.getUi().alert("look"); }`,
      );
      let seen: unknown;
      made.screen.alert = () => {
        seen = made.host.value("A1");
        return "OK";
      };
      made.host.run("main");
      expect(seen).toBe(5);
    },
  },
  {
    fact: "a toast stays five seconds unless told otherwise",
    source: "Apps Script reference, Spreadsheet.toast",
    check: () => {
      const { host, screen } = preview(
        `function main() { const s = SpreadsheetApp.getActive(); s.toast("a"); s.toast("b", "T", -1); }`,
      );
      host.run("main");
      expect(screen.toasts).toEqual(["|a|5", "T|b|-1"]);
    },
  },
]);

const SERVER = `
function echo(value) { return value; }
function nothing() {}
function dated() { return { rows: [1], when: new Date(0) }; }
function odd() { return [NaN, undefined, Infinity, { a: undefined }]; }
function secret_() { return 1; }
function failing() { throw new Error("no budget"); }
function refusing() { SpreadsheetApp.getActive().getRange("?"); }
var Inside = { method: function () {} };
`;

async function served(name: string, ...args: unknown[]): Promise<unknown> {
  return preview(SERVER).host.serve(name, args);
}

describeFacts("google.script.run", [
  {
    fact: "plain values come back as copies",
    source: HTML,
    check: async () => {
      const value = { list: [1, "a", true, null], inner: { x: 1.5 } };
      const answer = await served("echo", value);
      expect(answer).toEqual(value);
      expect(answer).not.toBe(value);
    },
  },
  {
    fact: "a function that returns nothing answers with null",
    source: "practitioners",
    check: async () => expect(await served("nothing")).toBeNull(),
  },
  {
    fact: "a date anywhere in the answer makes all of it null",
    source: "public code (disputed: see quirks, dateInResult)",
    check: async () => expect(await served("dated")).toBeNull(),
  },
  {
    fact: "NaN and Infinity become null, undefined members vanish",
    source: "JSON; practitioners",
    check: async () => expect(await served("odd")).toEqual([null, null, null, {}]),
  },
  {
    fact: "a date cannot be passed",
    source: HTML,
    check: () => expect(served("echo", new Date())).rejects.toThrow("Failed due to illegal value in property: 0"),
  },
  {
    fact: "a function cannot be passed",
    source: HTML,
    check: () =>
      expect(served("echo", { call: () => 1 })).rejects.toThrow("Failed due to illegal value in property: call"),
  },
  {
    fact: "a cycle cannot be passed",
    source: HTML,
    check: () => {
      const loop: { self?: unknown } = {};
      loop.self = loop;
      return expect(served("echo", loop)).rejects.toThrow("illegal value");
    },
  },
  {
    fact: "undefined in an array is passed as null",
    source: HTML,
    check: async () => expect(await served("echo", [undefined, 1])).toEqual([null, 1]),
  },
  {
    fact: "names that end in _ are out of reach",
    source: HTML,
    check: () => expect(served("secret_")).rejects.toThrow("secret_ is not a function"),
  },
  {
    fact: "methods of objects are out of reach",
    source: HTML,
    check: () => expect(served("Inside.method")).rejects.toThrow("is not a function"),
  },
  {
    fact: "of an error its name and text arrive",
    source: "practitioners (see quirks, errorNameInFailure)",
    check: () => expect(served("failing")).rejects.toMatchObject({ name: "ScriptError", message: "Error: no budget" }),
  },
  {
    fact: "an error of a service arrives as an Exception",
    source: "practitioners",
    check: () => expect(served("refusing")).rejects.toMatchObject({ message: "Exception: Range not found" }),
  },
  {
    fact: "the answer comes later",
    source: HTML,
    check: async () => {
      const { host } = preview(SERVER);
      const order: string[] = [];
      const call = host.serve("echo", [1]).then(() => order.push("answer"));
      order.push("asked");
      await call;
      expect(order).toEqual(["asked", "answer"]);
    },
  },
  {
    fact: "the order of the answers is not that of the calls",
    source: HTML,
    check: async () => {
      const { host } = preview(SERVER);
      const order: unknown[] = [];
      await Promise.all([1, 2, 3].map(async (number) => order.push(await host.serve("echo", [number]))));
      expect(order).toEqual([3, 2, 1]);
    },
  },
  {
    fact: "ten calls run at once, the eleventh waits",
    source: HTML,
    check: async () => {
      const { host } = preview(SERVER);
      const order: number[] = [];
      await Promise.all(
        Array.from({ length: 12 }, async (_, number) => order.push((await host.serve("echo", [number + 1])) as number)),
      );
      // The tenth is the last to start of those that run at once, so it answers first; the eleventh starts only then.
      expect(order[0]).toBe(10);
      expect(order.indexOf(11)).toBe(1);
    },
  },
]);

describeFacts("stores, locks, helpers", [
  {
    fact: "a lock that somebody else holds is not given",
    source: "Apps Script reference, Lock",
    check: () => {
      const { host } = preview(`function main() { return LockService.getDocumentLock().tryLock(10); }
function insist() { LockService.getDocumentLock().waitLock(10); }`);
      host.holdLockElsewhere("document", true);
      expect(host.run("main")).toBe(false);
      expect(() => host.run("insist")).toThrow("Lock timeout: another process was holding the lock for too long.");
      host.holdLockElsewhere("document", false);
      expect(host.run("main")).toBe(true);
    },
  },
  {
    fact: "a lock ends with its run",
    source: "Apps Script reference, Lock",
    check: () => {
      const { host } = preview(`function take() { LockService.getDocumentLock().waitLock(10); }
function look() { return LockService.getDocumentLock().hasLock(); }`);
      host.run("take");
      expect(host.run("look")).toBe(false);
    },
  },
  {
    fact: "the user's locale is known without a scope",
    source: "Apps Script reference, Session",
    check: returns(`return [Session.getActiveUserLocale(), Session.getScriptTimeZone()];`, ["de", "Etc/UTC"], {
      locale: "de_DE",
    }),
  },
]);

describeFacts("counting", [
  {
    fact: "the host counts what the add-on asks of the services",
    source: "design of the preview",
    check: () => {
      const { host } = preview(
        `function main() { const s = SpreadsheetApp.getActive().getSheets()[0]; s.getRange("A1").setValue(1); s.getRange("A2").setValue(2); }`,
      );
      host.run("main");
      expect(host.calls).toEqual({
        "SpreadsheetApp.getActive": 1,
        "Spreadsheet.getSheets": 1,
        "Sheet.getRange": 2,
        "Range.setValue": 2,
      });
      host.resetCalls();
      expect(host.calls).toEqual({});
    },
  },
]);
