import type { Footer } from "./footer";
import { ask, NO_ANSWER, type Reply, type Request } from "./server";

type Adding = "addActivity" | "addPath" | "addRemedy";

interface Adder<Name extends Adding> {
  readonly name: Name;
  readonly footer: Footer;
  /** What to add, or undefined while something is missing, which the page then says. */
  readonly request: () => Request<Name> | undefined;
  readonly busy: (isBusy: boolean) => void;
  readonly added: (reply: Reply<Name>, request: Request<Name>) => void;
}

/** Sends what is to be added until the sheet has it; its id lets the sheet add it once, however often it is sent. */
export function createAdder<Name extends Adding>({ name, footer, request, busy, added }: Adder<Name>): () => void {
  const done = new Set<string>();
  let waitingFor = "";
  let calls = 0;

  function add(): void {
    const sent = request();
    if (!sent || waitingFor === sent.id) return;
    const call = ++calls;
    const retry = { label: "Try again", run: add };
    const isCurrent = () => call === calls && !done.has(sent.id);
    const rest = () => {
      waitingFor = "";
      busy(false);
    };
    waitingFor = sent.id;
    busy(true);
    footer.say("Adding…");
    const late = () => {
      if (!isCurrent()) return;
      rest();
      footer.say(`No answer yet: ${NO_ANSWER} Trying again never adds it twice.`, "wrong", retry);
    };
    ask(name, sent, late).then(
      (reply) => {
        // The first of several answers to the same request ends it.
        if (done.has(sent.id)) return;
        done.add(sent.id);
        rest();
        added(reply, sent);
      },
      ({ message }: Error) => {
        if (!isCurrent()) return;
        rest();
        footer.say(`Not added: ${message}`, "wrong", retry);
      },
    );
  }

  return add;
}
