import type { BoardPack, ShareForm } from "../../commands/server";
import { button, el, fill, typed } from "../dom";
import type { Footer } from "../footer";
import { newId } from "../newId";
import { NO_ANSWER } from "../server";

interface PackActions {
  readonly footer: Footer;
  readonly send: (request: { id: string }, late: () => void) => Promise<BoardPack>;
  readonly made: (form: ShareForm) => void;
}

export interface Pack {
  readonly element: HTMLElement;
  show(form: ShareForm): void;
}

/** Keeps the page as it is in a tab of its own. */
export function createPack({ footer, send, made }: PackActions): Pack {
  const make = button("Make a board pack", ask, "primary");
  const standing = el("div");
  // A request keeps its id until it is known to be done, so that one which is sent twice makes one tab.
  let id = "";
  let isBusy = false;

  function ask(): void {
    if (isBusy) return;
    id ||= newId();
    const own = id;
    setBusy(true);
    footer.say("Making the board pack…");
    const fail = (message: string, what: string) => {
      if (own !== id) return;
      setBusy(false);
      footer.say(`${what}: ${message}`, "wrong", { label: "Try again", run: ask });
    };
    send({ id: own }, () => fail(NO_ANSWER, "No answer yet")).then(
      ({ message, form }) => {
        if (own !== id) return;
        id = "";
        setBusy(false);
        made(form);
        footer.say(message);
      },
      ({ message }: Error) => fail(message, "Not made"),
    );
  }

  function setBusy(is: boolean): void {
    isBusy = is;
    make.setAttribute("aria-disabled", String(is));
  }

  return {
    element: el(
      "section",
      { class: "panel", "aria-label": "Board pack" },
      el("h2", {}, "Board pack"),
      el(
        "p",
        { class: "quiet" },
        "A copy of the page in a tab of its own: values, formats and charts as they are now, which the plan does not change any more. Sheets warns before somebody edits it.",
      ),
      el("div", { class: "actions settle" }, make),
      standing,
    ),
    show({ packs }) {
      const lines = packs.map((name) => el("li", {}, typed(name)));
      fill(
        standing,
        packs.length > 0 && el("h3", {}, "Made so far"),
        packs.length > 0 && el("ul", { class: "points" }, ...lines),
        packs.length > 0 && el("p", { class: "hint" }, "To drop one, delete its tab."),
      );
    },
  };
}
