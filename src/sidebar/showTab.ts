import type { ShownTab } from "../commands/server";
import type { Footer } from "./footer";
import { ask } from "./server";

/** Takes the person to a tab of the plan, or to a row of it, and says in the footer what became of that. */
export function createShowTab(footer: Footer, tab: ShownTab, name: string): (row?: number) => void {
  return function show(row) {
    const fail = (message: string) => footer.say(message, "wrong", { label: "Try again", run: () => show(row) });
    ask("showTab", { tab, ...(row === undefined ? {} : { row }) }, () => fail("The sheet does not answer.")).then(
      () => footer.say(`The ${name} tab is shown.`),
      ({ message }: Error) => fail(message),
    );
  };
}
