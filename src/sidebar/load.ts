import type { Server } from "../commands/server";
import { button, el, fill } from "./dom";
import { ask, NO_ANSWER, type Reply, type Request } from "./server";

/** What the server's messages name when a tab or a column of the plan is gone. */
const SET_UP = "Set up plan";
/** Making eight tabs takes Google a while. */
const SET_UP_PATIENCE = 60_000;

type Reading = Extract<keyof Server, `read${string}`>;

interface Load<Name extends Reading> {
  readonly name: Name;
  readonly request: Request<Name>;
  readonly region: HTMLElement;
  /** What is being read, for the waiting line: "the Audit tab". */
  readonly what: string;
  /** Why the page needs the tab, for somebody who has none. */
  readonly why: string;
  readonly show: (reply: Reply<Name>) => void;
}

/** Reads what a page shows, and says what is wrong, with a way on, for as long as that fails. */
export function load<Name extends Reading>(page: Load<Name>): void {
  const { region } = page;
  let shown = false;
  let attempts = 0;
  const wait = (text: string) => {
    region.setAttribute("aria-busy", "true");
    fill(region, el("p", { class: "waiting", role: "status" }, text));
  };
  const say = (...content: Parameters<typeof notice>) => {
    region.removeAttribute("aria-busy");
    const box = notice(...content);
    fill(region, box);
    box.querySelector("h2")?.focus();
  };

  function read(): void {
    // A set-up that was given up may end long after the page could be shown.
    if (shown) return;
    const attempt = ++attempts;
    const isCurrent = () => !shown && attempt === attempts;
    wait(`Reading ${page.what}…`);
    const late = () => {
      if (isCurrent()) say("No answer yet", [NO_ANSWER], button("Try again", read, "primary"));
    };
    ask(page.name, page.request, late).then(
      (reply) => {
        // An answer that was given up is still the answer.
        if (shown) return;
        shown = true;
        region.removeAttribute("aria-busy");
        page.show(reply);
      },
      ({ message }: Error) => {
        if (!isCurrent()) return;
        if (message.includes(SET_UP))
          say("The plan is not complete", [firstSentence(message), page.why], setUpButton());
        else say(`Could not read ${page.what}`, [message], button("Try again", read, "primary"));
      },
    );
  }

  const setUpButton = () => button(SET_UP, setUp, "primary");

  function setUp(): void {
    wait("Making what is missing. This can take a minute…");
    const late = () => say("No answer yet", [NO_ANSWER], button("Try again", read, "primary"));
    ask("setUpPlan", undefined, late, SET_UP_PATIENCE).then(read, ({ message }: Error) => {
      say("The plan was not set up", [message], setUpButton());
    });
  }

  read();
}

/** The menu path in a message is for people at the grid; here a button stands below it. */
function firstSentence(message: string): string {
  return message.split(/ Choose [^.]*Set up plan/)[0]!;
}

/** A page or a part of it that has something to say before the work goes on. */
export function notice(title: string, paragraphs: readonly string[], ...actions: readonly Node[]): HTMLElement {
  return el(
    "section",
    { class: "notice" },
    el("h2", { tabindex: -1 }, title),
    ...paragraphs.map((text) => el("p", { dir: "auto" }, text)),
    actions.length > 0 && el("div", { class: "actions" }, ...actions),
  );
}

/** Criteria whose row somebody deleted: the rest of the tier can still be scored. */
export function missingRows(missing: readonly string[]): HTMLElement {
  const count = missing.length === 1 ? "1 criterion has" : `${missing.length} criteria have`;
  return el(
    "details",
    { class: "missing" },
    el("summary", {}, `${count} no row on the Audit tab`),
    el("ul", {}, ...missing.map((name) => el("li", {}, name))),
    el(
      "p",
      { class: "quiet" },
      "Without a row there is no place for a score. Choose Extensions > Groundwork > Set up plan to bring it back, then open this form again.",
    ),
  );
}
