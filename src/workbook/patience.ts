/** Google ends a run after six minutes; work that can go on in a next run stops in good time before. */
const PATIENCE_MILLISECONDS = 3.5 * 60_000;

/** The code is loaded anew for every run. */
const BEGAN = Date.now();

/** Whether what is left is better done by another run. */
export const isLate = (): boolean => Date.now() - BEGAN > PATIENCE_MILLISECONDS;
