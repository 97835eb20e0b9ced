/** Errors that were thrown before the write that they refuse: nothing of it has happened. */
const refusals = new WeakSet<Error>();

const UNWRITTEN = "Nothing was written there.";

/** Stops before a write: says what is in the way, that nothing was written, and what to do. */
export function refuse(what: string, remedy: string): never {
  throw refusal(`${what} ${UNWRITTEN} ${remedy}`);
}

function refusal(message: string): Error {
  const error = new Error(message);
  refusals.add(error);
  return error;
}

export const isRefusal = (error: unknown): error is Error => error instanceof Error && refusals.has(error);

/** The same once what the command had written elsewhere is taken back. */
export const takenBack = (error: Error): Error => refusal(error.message.replace(UNWRITTEN, "Nothing was changed."));
