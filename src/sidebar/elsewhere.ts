import type { Server, ShownTab } from "../commands/server";
import type { Footer } from "./footer";
import { ask, NO_ANSWER, type Request } from "./server";

type Form = Extract<keyof Server, `${string}Form`>;

interface Place {
  readonly tab: ShownTab;
  readonly row?: number | undefined;
  readonly column?: string | undefined;
}

/** Takes the person to a tab, and to a row of it, and says what became of that. */
export function showTab(footer: Footer, place: Place, said: string): void {
  const { tab, row, column } = place;
  const asked = { tab, ...(row !== undefined && { row }), ...(column !== undefined && { column }) };
  const fail = (message: string) =>
    footer.say(message, "wrong", { label: "Try again", run: () => showTab(footer, place, said) });
  ask("showTab", asked, () => fail("The sheet does not answer.")).then(
    () => footer.say(said),
    ({ message }: Error) => fail(message),
  );
}

/** Opens another form in place of this one, which stays, and says so, when that fails. */
export function openForm<Name extends Form>(footer: Footer, name: Name, request: Request<Name>): void {
  const fail = (message: string) =>
    footer.say(`Not opened: ${message}`, "wrong", { label: "Try again", run: () => openForm(footer, name, request) });
  footer.say("Opening…");
  ask(name, request, () => fail(NO_ANSWER)).catch(({ message }: Error) => fail(message));
}
