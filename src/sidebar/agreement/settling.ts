import type { AgreementForm, Settled, Settlement } from "../../commands/server";
import { NO_ANSWER } from "../server";

interface Settling {
  readonly send: (request: Settlement, late: () => void) => Promise<Settled>;
  /** As everything stands now. */
  readonly took: (form: AgreementForm) => void;
  readonly settled: (request: Settlement) => void;
  /** Somebody changed one of the answers meanwhile, so nothing was written. */
  readonly refused: (request: Settlement) => void;
  readonly failed: (request: Settlement, message: string) => void;
  /** A call began or ended. */
  readonly changed: () => void;
}

export interface Settler {
  settle(request: Settlement): void;
  isBusy(): boolean;
}

/**
 * Settles disputes one after the other. A try that seemed lost may have done its work: its answer counts whenever it
 * comes, and a later refusal of the same dispute is then no news.
 */
export function createSettler(page: Settling): Settler {
  const settledIds = new Set<string>();
  const latest = new Map<string, number>();
  let calls = 0;
  let underWay = 0;
  let formOf = 0;

  function take(call: number, form: AgreementForm): void {
    if (call < formOf) return;
    formOf = call;
    page.took(form);
  }

  function finish(call: number): void {
    if (underWay === call) underWay = 0;
    page.changed();
  }

  function settle(request: Settlement): void {
    if (underWay) return;
    const id = request.criterion;
    const call = ++calls;
    underWay = call;
    latest.set(id, call);
    const fail = (message: string) => {
      if (!settledIds.has(id) && latest.get(id) === call) page.failed(request, message);
    };
    const late = () => {
      finish(call);
      fail(NO_ANSWER);
    };
    page.changed();
    page.send(request, late).then(
      ({ saved, form }) => {
        finish(call);
        if (saved) settledIds.add(id);
        take(call, form);
        if (saved) page.settled(request);
        else if (!settledIds.has(id)) page.refused(request);
        // What is disputed once more may be settled once more.
        for (const dispute of saved ? [] : form.disputed) settledIds.delete(dispute.id);
      },
      ({ message }: Error) => {
        finish(call);
        fail(message);
      },
    );
  }

  return { settle, isBusy: () => underWay > 0 };
}
