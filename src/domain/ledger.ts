/** The catalogue's program for MVPs and champions, by its id: what their pieces are held against. */
export const MVP_PROGRAM_ID = "C06";

/** What a piece of a member counts of what the catalogue says it costs. A planning assumption of ours. */
export const CAUTION_FACTOR = 1 / 2;
