/** What a figure of the Catalogue or of the Budget rests on, the firmest first. */
export const OWN_ACTUALS = "own actuals";
export const QUOTE = "quote";
export const PARTLY_PUBLISHED = "published + planning assumption";
export const ASSUMPTION = "planning assumption";

export const BASES: readonly string[] = [OWN_ACTUALS, QUOTE, PARTLY_PUBLISHED, ASSUMPTION];

/** The year in which the built-in figures were looked up; after 24 months they are shown as stale. */
export const CATALOGUE_YEAR = 2026;
