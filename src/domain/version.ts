/** The add-on's version, as the foot of the Summary names it; the same as in package.json. */
export const VERSION = "0.1.0";
