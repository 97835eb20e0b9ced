import type { Server, SqlForm } from "../../src/commands/server";
import { createFakeServer, type FakeServer } from "./fakeServer";

export interface FakeSql {
  readonly server: FakeServer;
  form: SqlForm;
  compose: Server["composeSql"];
}

/** The add-on's side of “SQL for this funnel”: it wants a table, and says what it was asked. */
export function createFakeSql(): FakeSql {
  const fake: FakeSql = {
    form: { stages: ["Awareness", "Adoption"], window: 30 },
    compose: (request) =>
      request.table === ""
        ? { sql: "", problems: [{ field: "table", message: "Name the table, such as project.dataset.events." }] }
        : { sql: `SELECT '${request.stages.join("', '")}' FROM ${request.table}`, problems: [] },
    server: createFakeServer({
      readSqlForm: () => fake.form,
      composeSql: (request) => fake.compose(request),
    }),
  };
  return fake;
}
