import type { RivalForm } from "../../commands/server";
import { el, fill, typed } from "../dom";
import type { Entry } from "./entries";

/** A rival by its number, or all products side by side. */
export type Shown = number | "result";

export interface Chooser {
  readonly element: HTMLElement;
  show(names: RivalForm["names"], shown: Shown): void;
}

/** Which rival is scored, with how far that is; or all side by side. */
export function createChooser(entries: readonly Entry[], choose: (shown: Shown) => void): Chooser {
  const cards = el("div", { class: "choices" });
  let built = "";
  let radios: readonly { readonly shown: Shown; readonly radio: HTMLInputElement; readonly state: HTMLElement }[] = [];

  function build(names: RivalForm["names"]): void {
    const choices: Shown[] = [...namedRivals(names), "result"];
    radios = choices.map((shown) => ({
      shown,
      radio: el("input", { type: "radio", name: "shown", on: { change: () => choose(shown) } }),
      state: el("span", { class: "quiet" }),
    }));
    const labels = radios.map(({ shown, radio, state }) =>
      el(
        "label",
        { class: "score" },
        radio,
        el("span", {}, shown === "result" ? "Side by side" : typed(names[shown - 1]!), " ", state),
      ),
    );
    fill(cards, ...labels);
  }

  return {
    element: el("fieldset", {}, el("legend", {}, "Show"), cards),
    show(names, shown) {
      if (built !== JSON.stringify(names)) build(names);
      built = JSON.stringify(names);
      for (const each of radios) {
        each.radio.checked = each.shown === shown;
        if (each.shown !== "result") fill(each.state, progressWords(entries, each.shown));
      }
    },
  };
}

/** The numbers of the rivals that have a name. */
export function namedRivals(names: RivalForm["names"]): number[] {
  return names.flatMap((name, index) => (name === "" ? [] : [index + 1]));
}

function progressWords(entries: readonly Entry[], rival: number): string {
  const own = entries.filter((entry) => entry.rival === rival);
  return `${own.filter(({ draft }) => draft.score !== null).length} of ${own.length}`;
}
