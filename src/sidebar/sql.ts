import type { SqlAnswer, SqlForm } from "../commands/server";
import { copyFrom } from "./copying";
import { button, el, fill, part } from "./dom";
import { createFooter } from "./footer";
import { leaveOnEscape } from "./keys";
import { load } from "./load";
import { ask, NO_ANSWER } from "./server";
import { createFields } from "./sql/fields";

const PAUSE_MILLISECONDS = 300;
const WINDOW_PROBLEM = { field: "window", message: "Use a number of days, such as 30 or 0.5." } as const;

leaveOnEscape();

load({
  name: "readSqlForm",
  request: undefined,
  region: part("content"),
  what: "the stages",
  why: "This form begins with the stages on the Settings tab.",
  show: showForm,
});

function showForm(form: SqlForm): void {
  const footer = createFooter();
  const copy = part("copy");
  const sql = el("textarea", { id: "sql", class: "code", rows: 10, readonly: true, spellcheck: "false", wrap: "off" });
  const waiting = el("p", { class: "hint", id: "sql-state", role: "status" });
  const fields = createFields(form, change);
  let problems: SqlAnswer["problems"] = [];
  let latest = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;

  function change(): void {
    latest++;
    clearTimeout(pause);
    footer.say("");
    pause = setTimeout(compose, PAUSE_MILLISECONDS);
    // What stands there answers something else than what is asked by now.
    copy.setAttribute("aria-disabled", "true");
  }

  function compose(): void {
    const call = ++latest;
    const request = fields.request();
    if (!request) {
      show({ sql: "", problems: [WINDOW_PROBLEM] });
      return;
    }
    const fail = (message: string) => {
      if (call !== latest) return;
      show({ sql: "", problems: [] });
      fill(waiting, `Not written: ${message} `, button("Try again", compose));
    };
    ask("composeSql", request, () => fail(NO_ANSWER)).then(
      (answer) => call === latest && show(answer),
      ({ message }: Error) => fail(message),
    );
  }

  function show(answer: SqlAnswer): void {
    problems = answer.problems;
    fields.show(problems);
    sql.value = answer.sql;
    copy.setAttribute("aria-disabled", String(answer.sql === ""));
    const [first] = problems;
    waiting.textContent = first ? `Written as soon as nothing is missing. ${first.message}` : "";
  }

  async function copySql(): Promise<void> {
    if (problems.length > 0) {
      fields.show(problems, true);
      fields.focus(problems[0]!.field);
      return;
    }
    if (copy.getAttribute("aria-disabled") === "true") return;
    await copyFrom(sql, footer);
  }

  fill(part("content"), intro(), el("div", {}, ...fields.elements, output(sql, waiting)), whereTo());
  copy.onclick = copySql;
  part("footer").hidden = false;
  copy.setAttribute("aria-disabled", "true");
  compose();
  fields.focus("table");
}

const intro = () =>
  el(
    "p",
    { class: "quiet" },
    "For a log too large for a sheet: the same funnel, counted where the events are, by the same rules.",
  );

const output = (sql: HTMLElement, state: HTMLElement) =>
  el("div", { class: "field" }, el("label", { for: sql.id }, "SQL for BigQuery"), state, sql);

const whereTo = () =>
  el(
    "p",
    { class: "hint" },
    "Paste it at Data > Data connectors > Connect to BigQuery > your project > Custom query. It only reads. Rows without a time are left out.",
  );
