import { createFakeSql } from "./fakeSql";
import { failing, LONG, type Scene } from "./scenes";

const server = () => createFakeSql().server;

export const SQL: readonly Scene[] = [
  { name: "as it opens", server, act: (page) => page.getByText("Written as soon as").waitFor() },
  {
    name: "written, with segments",
    server,
    async act(page) {
      await page.getByLabel("Question").selectOption("segments");
      await page.locator("#table").fill(LONG.slice(0, 200));
      await page.locator("#stages").fill(LONG);
      await page.locator('#copy[aria-disabled="false"]').waitFor();
    },
  },
  {
    name: "wrong fields",
    server,
    async act(page) {
      await page.locator("#table").focus();
      await page.locator("#window").fill("soon");
      await page.locator("#window-error", { hasText: "Use a number of days" }).waitFor();
    },
  },
  {
    name: "no answer",
    server: () => {
      const fake = createFakeSql();
      fake.server.fail("composeSql", LONG, 9);
      return fake.server;
    },
    act: (page) => page.getByRole("button", { name: "Try again" }).waitFor(),
  },
  { name: "nothing to read", server: failing("readSqlForm", LONG), act: (page) => page.locator("h2").waitFor() },
];
