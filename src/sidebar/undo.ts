import type { Footer } from "./footer";
import { ask } from "./server";

export interface Undo {
  /** Says what a change did, and offers to take it back. */
  offer(id: string, message: string): void;
}

/** The way back from what a page wrote into several rows; once it was taken, `after` is offered. */
export function createUndo(footer: Footer, after: { readonly label: string; readonly run: () => void }): Undo {
  function undo(id: string): void {
    const fail = (message: string) =>
      footer.say(`Not undone: ${message}`, "wrong", { label: "Try again", run: () => undo(id) });
    footer.say("Undoing…");
    ask("undoLast", { id }, () => fail("The sheet does not answer.")).then(
      ({ message }) => footer.say(message, "quiet", after),
      ({ message }: Error) => fail(message),
    );
  }
  return { offer: (id, message) => footer.say(message, "quiet", { label: "Undo", run: () => undo(id) }) };
}
