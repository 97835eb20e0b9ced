import { expect, test } from "vitest";
import { preview } from "./setting";

const CODE = `
/** @customfunction */
function DRAWN(value) { return value + "/" + Math.random(); }
/** @customfunction */
function SAME(value) { return value; }
function addTab() {
  const spreadsheet = SpreadsheetApp.getActive();
  const [first] = spreadsheet.getSheets();
  spreadsheet.insertSheet();
  first.activate();
}
`;

test("a custom function is not called again for the same arguments, whatever else changes", () => {
  const { host } = preview(CODE);
  host.type("A1", "1");
  host.type("B1", "=DRAWN(A1)");
  const drawn = host.display("B1");
  host.run("addTab");
  host.type("C1", "5");
  expect(host.display("B1")).toBe(drawn);
  host.type("A1", "2");
  expect(host.display("B1")).toMatch(/^2\//);
  // Google keeps the answer for a while.
  host.type("A1", "1");
  expect(host.display("B1")).toBe(drawn);
});

test("an answer that is long not asked for is asked for again", () => {
  const { host } = preview(CODE);
  host.type("A1", "0");
  host.type("B1", "=DRAWN(A1)");
  const drawn = host.display("B1");
  for (let value = 1; value <= 250; value += 1) host.type("A1", String(value));
  host.type("A1", "0");
  expect(host.display("B1")).toMatch(/^0\//);
  expect(host.display("B1")).not.toBe(drawn);
});

test("an argument that changes by itself is refused as long as it does", () => {
  const { host } = preview(CODE);
  const shown = () => host.display("D1");
  host.type("A1", "=TODAY()");
  host.type("B1", "=A1+1");
  host.type("D1", "=SAME(A1:B1)");
  expect(shown()).toBe("#ERROR!");
  host.type("A1", "5");
  expect(shown()).toBe("5");
  host.type("B1", "=RAND()");
  expect(shown()).toBe("#ERROR!");
  host.type("D1", "=SAME(A1)");
  expect(shown()).toBe("5");
  host.type("A1", "=C1");
  host.type("C1", "=NOW()");
  expect(shown()).toBe("#ERROR!");
});
