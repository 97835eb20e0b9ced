import { test } from "vitest";
import { errors, examplePlan, valuesOf } from "../plan";

test("look", () => {
  const { host } = examplePlan();
  console.log(errors(host).join("\n"));
  for (const row of valuesOf(host, "KPIs").slice(0, 20)) console.log(row.map((v) => (v === "" ? "·" : v)).join("|"));
  for (const row of valuesOf(host, "Funnel").slice(0, 20)) console.log(row.map((v) => (v === "" ? "·" : v)).join("|"));
  console.log(
    valuesOf(host, "Settings")
      .slice(20)
      .map((r) => r.join("|"))
      .join("\n"),
  );
});
