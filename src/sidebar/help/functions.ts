import { functions } from "virtual:words";
import type { InsertedExample } from "../../commands/server";
import { button, el, fill, part } from "../dom";
import { createFooter, type Footer } from "../footer";
import { ask, NO_ANSWER } from "../server";

type Described = (typeof functions)[number];

/** Our examples separate arguments with ";"; inside quotes it is text. */
const withCommas = (example: string): string =>
  example.replace(/"[^"]*"|; ?/g, (found) => (found.startsWith('"') ? found : ", "));

/** Rows of a result that are enough to know it by. */
const SHOWN_ROWS = 6;

/** A card for each function, to be found by a word of it, with an example to copy or to insert. */
export function createFunctionList(): void {
  const cards = functions.map((described) => {
    const { name, help, params } = described;
    const words = [name, help, ...params.map((param) => `${param.name} ${param.help}`)].join(" ").toLowerCase();
    return { words, element: cardOf(described) };
  });
  const search = part("search") as HTMLInputElement;

  function find(): void {
    const wanted = search.value.trim().toLowerCase().split(/\s+/);
    for (const { words, element } of cards) element.hidden = !wanted.every((word) => words.includes(word));
    const count = cards.filter(({ element }) => !element.hidden).length;
    const found = count === 1 ? "1 function" : `${count} functions`;
    part("found").textContent = count === 0 ? "No function found. Try fewer words." : found;
  }

  search.addEventListener("input", find);
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || search.value === "") return;
    // First out of the search, then, with the next press, back to the grid.
    event.preventDefault();
    search.value = "";
    find();
  });
  fill(part("functions"), ...cards.map(({ element }) => element));
  find();
}

function cardOf({ name, help, params, returns, example, result }: Described): HTMLElement {
  const forms = [...new Set([withCommas(example), example])];
  return el(
    "details",
    { class: "function" },
    el("summary", {}, el("code", {}, name)),
    el("p", {}, help),
    el(
      "dl",
      {},
      ...params.map((param) =>
        el(
          "div",
          {},
          el("dt", {}, el("code", {}, param.name), param.optional && el("span", { class: "optional" }, " optional")),
          el("dd", {}, param.help),
        ),
      ),
      el("div", {}, el("dt", {}, "Gives"), el("dd", {}, returns)),
    ),
    el("p", { class: "label" }, "Example"),
    ...forms.flatMap((form) => [el("pre", {}, el("code", {}, form)), copyButton(form)]),
    el("p", { class: "label" }, "The example to insert gives"),
    el("pre", {}, el("code", {}, resultWords(result))),
    el(
      "div",
      { class: "actions kind" },
      button("Insert into the active cell", () => insert(name)),
    ),
  );
}

function resultWords(result: Described["result"]): string {
  const lines = result.slice(0, SHOWN_ROWS).map((row) => row.map(cellWords).join(" | "));
  return [...lines, ...(result.length > SHOWN_ROWS ? ["…"] : [])].join("\n");
}

const cellWords = (cell: string | number | boolean): string =>
  typeof cell === "number" ? String(Math.round(cell * 1000) / 1000) : cell === "" ? "–" : String(cell);

function copyButton(form: string): HTMLElement {
  const label = form.includes(";") ? "Copy with ;" : form.includes(",") ? "Copy with ," : "Copy";
  return el(
    "div",
    { class: "actions" },
    button(label, () => copy(form)),
  );
}

const footer = createFooter();

/** The line at the bottom comes when there is something to say. */
const say: Footer["say"] = (...words) => {
  part("footer").hidden = false;
  footer.say(...words);
};

function copy(form: string): void {
  const done = () => say("Copied.");
  // Google's frames may forbid the clipboard; then the person copies what is selected.
  const fail = () => say("Not copied: select the example and press Ctrl+C or ⌘C.", "wrong");
  if (!navigator.clipboard) fail();
  else navigator.clipboard.writeText(form).then(done, fail);
}

function insert(name: string): void {
  const fail = (message: string) =>
    say(`Not inserted: ${message}`, "wrong", { label: "Try again", run: () => insert(name) });
  say("Inserting…");
  ask("insertExample", { name }, () => fail(NO_ANSWER)).then(
    ({ message, ...place }) => say(message, "quiet", { label: "Undo", run: () => remove(place) }),
    ({ message }: Error) => fail(message),
  );
}

function remove(place: Omit<InsertedExample, "message">): void {
  const fail = (message: string) =>
    say(`Not undone: ${message}`, "wrong", { label: "Try again", run: () => remove(place) });
  say("Undoing…");
  ask("removeExample", place, () => fail(NO_ANSWER)).then(
    ({ message }) => say(message),
    ({ message }: Error) => fail(message),
  );
}
