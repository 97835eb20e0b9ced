import type { EventRow, Imported, NewImport } from "../../commands/server";
import { newId } from "../newId";
import { ask, NO_ANSWER } from "../server";

export type UploadState =
  | { readonly name: "running"; readonly written: number }
  | { readonly name: "failed"; readonly written: number; readonly message: string }
  | { readonly name: "cancelling" }
  | { readonly name: "cancelled"; readonly message: string }
  | { readonly name: "done"; readonly id: string; readonly reply: Imported };

export interface Upload {
  /** Begins, or goes on with the step that failed. */
  run(): void;
  /** Takes out what is written; once all of it counts there is nothing to cancel. */
  cancel(): void;
}

/** Google takes its time with many rows. */
const PATIENCE_MILLISECONDS = 60_000;

/**
 * Writes events part by part. Each step may be sent again without harm, so a step that failed is the one to go on with.
 * What is written counts only after the last step, so that a page which is closed half-way changes no number.
 */
export function createUpload(
  rows: readonly EventRow[],
  mode: NewImport["mode"],
  partRows: number,
  show: (state: UploadState) => void,
): Upload {
  const id = newId();
  const parts = Math.ceil(rows.length / partRows);
  /** -1 begins, then the parts, then the end. */
  let step = -1;
  /** Answers to a step that was given up are no news. */
  let attempt = 0;
  let isCancelled = false;
  let isBusy = false;

  const written = () => Math.min(rows.length, Math.max(0, step) * partRows);

  function run(): void {
    if (isBusy) return;
    isBusy = true;
    const own = ++attempt;
    show(isCancelled ? { name: "cancelling" } : { name: "running", written: written() });
    const fail = (message: string) => {
      if (own !== attempt) return;
      attempt++;
      isBusy = false;
      if (isCancelled && step !== parts + 1) return takeOut();
      show({ name: "failed", written: written(), message });
    };
    const next = (reply: { readonly message: string }) => {
      if (own !== attempt) return;
      isBusy = false;
      if (isCancelled) return takeOut();
      step += 1;
      if (step <= parts) run();
      else show({ name: "done", id, reply: reply as Imported }); // The last step's answer is that of finishImport.
    };
    send(() => fail(NO_ANSWER)).then(next, ({ message }: Error) => fail(message));
  }

  function send(late: () => void): Promise<{ readonly message: string }> {
    if (step < 0) return ask("beginImport", { id, mode, rows: rows.length }, late, PATIENCE_MILLISECONDS);
    if (step === parts) return ask("finishImport", { id }, late, PATIENCE_MILLISECONDS);
    const part = rows.slice(step * partRows, (step + 1) * partRows);
    return ask("importEvents", { id, part: step, rows: part }, late, PATIENCE_MILLISECONDS);
  }

  function cancel(): void {
    isCancelled = true;
    show({ name: "cancelling" });
    if (!isBusy) takeOut();
  }

  function takeOut(): void {
    isBusy = true;
    const own = ++attempt;
    const fail = (message: string) => {
      if (own !== attempt) return;
      attempt++;
      isBusy = false;
      show({ name: "failed", written: written(), message });
    };
    ask("cancelImport", { id }, () => fail(NO_ANSWER), PATIENCE_MILLISECONDS).then(
      ({ message }) => own === attempt && show({ name: "cancelled", message }),
      ({ message }: Error) => fail(message),
    );
  }

  return { run: () => (isCancelled ? takeOut() : run()), cancel };
}
