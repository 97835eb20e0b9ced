import type { NewRun, StopwatchForm } from "../../commands/server";
import type { Footer } from "../footer";
import { ask, NO_ANSWER } from "../server";

export interface RunSaver {
  save(): void;
}

export type Underway = "no" | "sent" | "unanswered" | "failed";

interface Saving {
  readonly run: () => NewRun;
  readonly footer: Footer;
  /** Whether the run is on its way, or may be: it is not to be changed then. */
  readonly underWay: (state: Underway) => void;
  readonly saved: (form: StopwatchForm, run: NewRun) => void;
}

/** Sends a run until the sheet has it; its id lets the sheet write it once, however often it is sent. */
export function createRunSaver({ run, footer, underWay, saved }: Saving): RunSaver {
  let calls = 0;
  let waitingFor = "";
  const done = new Set<string>();

  function save(): void {
    const sent = run();
    if (waitingFor === sent.id) return;
    const call = ++calls;
    const retry = { label: "Try again", run: save };
    waitingFor = sent.id;
    underWay("sent");
    footer.say("Saving…");
    const late = () => {
      if (call !== calls || done.has(sent.id)) return;
      waitingFor = "";
      underWay("unanswered");
      footer.say(`Not saved yet: ${NO_ANSWER} Trying again never writes a run twice.`, "wrong", retry);
    };
    ask("saveRun", sent, late).then(
      (form) => {
        // The first of several answers about the same run ends it.
        if (done.has(sent.id)) return;
        done.add(sent.id);
        waitingFor = "";
        saved(form, sent);
      },
      ({ message }: Error) => {
        if (call !== calls || done.has(sent.id)) return;
        waitingFor = "";
        underWay("failed");
        footer.say(`Not saved: ${message}`, "wrong", retry);
      },
    );
  }

  return { save };
}
