import type { Invocation } from "./invocation";
import { Exception } from "./services/facade";

/**
 * A service call that goes wrong: it fails as Google's services do at times, which the script may catch, or the run ends
 * there and nothing more of it happens, not even what it would clean up.
 */
export interface Fault {
  /** The calls of a run count from 1. */
  readonly at: number;
  readonly kind: "error" | "cut";
}

/** A moment between two service calls of a run, in which people type and other users' commands run. */
export interface Moment {
  /** The number of the call that comes next. */
  readonly call: number;
  /** "Range.setValues". */
  readonly name: string;
  /** 1 for a run that was asked for by itself, 2 for one that runs between the calls of another. */
  readonly depth: number;
}

/** What goes on around the runs of the add-on, for tests of what they survive. */
export interface Disturbance {
  /** Strikes once, in the first run that makes so many calls. */
  readonly fault?: Fault;
  readonly between?: (moment: Moment) => void;
}

/** What Google says when it ends a run. */
const CUT_OFF = "Exceeded maximum execution time";

export class Disturbances {
  private current: Disturbance = {};
  private struck = false;

  set(disturbance: Disturbance): void {
    this.current = disturbance;
    this.struck = false;
  }

  /** Comes before a service call and may stop it. */
  before(run: Invocation, name: string, depth: number): void {
    if (run.isOver) throw new Exception(CUT_OFF);
    if (run.mode === "CUSTOM_FUNCTION") return;
    run.calls += 1;
    this.current.between?.({ call: run.calls, name, depth });
    const { fault } = this.current;
    if (!fault || this.struck || run.calls !== fault.at) return;
    this.struck = true;
    if (fault.kind === "cut") endRun(run);
    throw new Exception("Service Spreadsheets failed while accessing document with id preview-spreadsheet.");
  }
}

/** Ends a run as Google does: every further call of a service fails, whatever the script catches. */
export function endRun(run: Invocation): never {
  run.isOver = true;
  throw new Exception(CUT_OFF);
}
