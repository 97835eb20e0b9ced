import { expect, test } from "vitest";
import { cell, examplePlan, newPlan, rowOf } from "../plan";

test("locking the plan writes each row's mean as its plan, and undo takes it back", () => {
  const { host, screen } = examplePlan();
  host.run("lockPlan");
  expect(screen.toasts.at(-1)).toContain("Locked the plan of 17 rows");
  for (const row of [1, 8, 17]) {
    expect(host.value(cell("budget", "plan", row))).toBeCloseTo(Number(host.value(cell("budget", "mean", row))), 2);
  }
  expect(host.value("Costs!J12")).toBeCloseTo(Number(host.value("Costs!E12")), 0);
  host.run("undoLast");
  expect(host.value(cell("budget", "plan", 1))).toBe("");
});

test("locking over a plan asks first, and No changes nothing", () => {
  const { host, screen } = examplePlan();
  host.type(cell("budget", "plan", 1), "7");
  screen.answers = ["NO"];
  host.run("lockPlan");
  expect(screen.questions.at(-1)).toContain("1 row has a plan already");
  expect(host.value(cell("budget", "plan", 1))).toBe(7);
  screen.answers = ["YES"];
  host.run("lockPlan");
  expect(host.value(cell("budget", "plan", 1))).not.toBe(7);
});

test("words in the place of a plan are asked about, too", () => {
  const { host, screen } = examplePlan();
  host.type(cell("budget", "plan", 1), "ask finance");
  screen.answers = ["NO"];
  host.run("lockPlan");
  expect(screen.questions.at(-1)).toContain("1 row has a plan already");
  expect(host.value(cell("budget", "plan", 1))).toBe("ask finance");
});

test.each([
  ["while the question stands there", "Ui.alert"],
  ["while the snapshot is taken", "Sheet.setFrozenRows"],
])("a plan that somebody types %s stays", (_, moment) => {
  const { host, screen } = examplePlan();
  host.type(cell("budget", "plan", 1), "5");
  screen.answers = ["YES"];
  const address = cell("budget", "plan", 2);
  let isTyped = false;
  host.disturb({
    between: ({ name }) => {
      if (isTyped || name !== moment) return;
      isTyped = true;
      host.type(address, "7");
    },
  });
  expect(() => host.run("lockPlan")).toThrow(`Somebody changed ${address.split("!")[1]} of Budget at the same moment`);
  expect([host.value(cell("budget", "plan", 1)), host.value(address)]).toEqual([5, 7]);
});

test("rows that Check complains of are not locked", () => {
  const { host } = examplePlan();
  host.type(cell("budget", "low", 17), "100000");
  expect(host.value(cell("budget", "check", 17))).toBe("low, expected and high are not in order");
  host.run("lockPlan");
  expect(host.value(cell("budget", "plan", 17))).toBe("");
});

test("one actual of a kind changes nothing; from two on the Catalogue offers them, and takes them with their range", () => {
  const { host, screen } = newPlan();
  const webinar = rowOf(host, "catalogue", "activity", "Webinar");
  const pay = (row: number, quantity: string, actual: string) => {
    host.type(cell("budget", "activity", row), "Webinar");
    host.type(cell("budget", "quantity", row), quantity);
    host.type(cell("budget", "actual", row), actual);
  };
  pay(1, "2", "2000");
  expect(host.value(cell("catalogue", "offer", webinar))).toBe("");
  host.run("useOwnActuals");
  expect(screen.toasts.at(-1)).toContain("There is nothing new to use");
  pay(2, "", "4000");
  expect(host.value(cell("catalogue", "actuals", webinar))).toBe(2);
  expect(host.value(cell("catalogue", "actualEach", webinar))).toBe(2000);
  expect(host.value(cell("catalogue", "offer", webinar))).toContain("use 2,000 as cash");
  const before = host.value(cell("catalogue", "cashExpected", webinar));
  host.run("useOwnActuals");
  expect(
    ["cashLow", "cashExpected", "cashHigh", "basis"].map((key) => host.value(cell("catalogue", key, webinar))),
  ).toEqual([1000, 2000, 4000, "own actuals"]);
  expect(host.value(cell("budget", "basis", 1))).toBe("own actuals");
  expect(host.value(cell("catalogue", "offer", webinar))).toBe("in use");
  host.run("useOwnActuals");
  expect(screen.toasts.at(-1)).toContain("There is nothing new to use");
  host.run("undoLast");
  expect(host.value(cell("catalogue", "cashExpected", webinar))).toBe(before);
});
