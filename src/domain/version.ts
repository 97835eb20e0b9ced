/** The add-on's version, as the foot of the Summary names it; the same as in package.json. */
export const VERSION = "0.1.0";

/**
 * The form of a plan's tabs. It grows by one when what a newer add-on writes would mislead an older one, and each growth
 * has its step in commands/migrations.ts.
 */
export const PLAN_VERSION = 1;
