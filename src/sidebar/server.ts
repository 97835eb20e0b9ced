import type { Server } from "../commands/server";

type Call = keyof Server;
/** A call that reads all that a page shows, and changes nothing. */
export type Reading = Extract<Call, `read${string}`>;
export type Request<Name extends Call> = Parameters<Server[Name]>[0];
export type Reply<Name extends Call> = ReturnType<Server[Name]>;

/** Google's own client, as far as the sidebars use it. */
interface Runner {
  withSuccessHandler(handler: (reply: unknown) => void): Runner;
  withFailureHandler(handler: (error: Error) => void): Runner;
}

declare const google:
  | { readonly script: { readonly run: Runner; readonly host: { readonly editor: { focus(): void } } } }
  | undefined;

/** After this long without an answer something is probably wrong. */
const PATIENCE_MILLISECONDS = 8_000;

/** Google's sidebars break for people with several accounts, often without any error: https://issuetracker.google.com/69270374 */
export const ACCOUNTS =
  "The usual cause: several Google accounts are signed in at once. Sign in with one account only, or open this sheet in a private window.";

export const NO_ANSWER = `Google Sheets does not answer. ${ACCOUNTS}`;

const OFFLINE =
  "There is no connection to Google Sheets. Try again when this computer is online; what you typed stays here.";

/** How long a connection may be away before the call counts as lost. */
const AWAY_MILLISECONDS = 3_000;

/** What Google says in words that help nobody, and what to do about it. */
const TROUBLES: readonly (readonly [said: RegExp, meant: string])[] = [
  [
    /permissions? (?:are|is) not sufficient|not have permission to call|required permission/i,
    "Google was not given a permission that this needs. Choose Help under Extensions > Groundwork and allow both things that Google asks for, then try again.",
  ],
  [/PERMISSION_DENIED|Authorization is required/i, `Google refused the call. ${ACCOUNTS}`],
  [/^NetworkError|HTTP 0|connection failure/i, OFFLINE],
];

/**
 * Calls a function of the add-on. `late` runs once when there is no answer in good time;
 * the answer may still arrive, so the promise stays open.
 */
export function ask<Name extends Call>(
  name: Name,
  request: Request<Name>,
  late?: () => void,
  patience: number = PATIENCE_MILLISECONDS,
): Promise<Reply<Name>> {
  const timer = late && setTimeout(late, patience);
  return unlessOffline(send(name, request)).finally(() => clearTimeout(timer));
}

/** The reply, unless the connection is lost meanwhile: then Google's client calls nobody back. */
function unlessOffline<Answer>(reply: Promise<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (!navigator.onLine) timer = setTimeout(() => reject(new Error(OFFLINE)), AWAY_MILLISECONDS);
    };
    addEventListener("offline", look);
    addEventListener("online", look);
    look();
    reply.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      removeEventListener("offline", look);
      removeEventListener("online", look);
    });
  });
}

function send<Name extends Call>(name: Name, request: Request<Name>): Promise<Reply<Name>> {
  return new Promise((resolve, reject) => {
    if (typeof google === "undefined") throw new Error("This page works only as a sidebar of Google Sheets.");
    const run = google.script.run
      .withSuccessHandler((reply) => {
        // Google answers null for a reply that it cannot carry.
        if (reply === null || reply === undefined) reject(new Error("The answer of the sheet could not be read."));
        else resolve(reply as Reply<Name>); // The function of this name in main.ts has this type.
      })
      .withFailureHandler((error) => reject(new Error(plainMessage(error))));
    const functions = run as unknown as Record<Name, (...parts: unknown[]) => void>;
    if (request === undefined) functions[name]();
    else functions[name](request);
  });
}

/** The message for people: without the class that Google puts before it, and with the cause where its own says nothing. */
function plainMessage(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const plain = message.replace(/^(Uncaught )?([A-Z]\w*)?(Error|Exception): /, "").trim();
  if (plain === "") return "Something went wrong, and Google does not say what.";
  return TROUBLES.find(([said]) => said.test(message))?.[1] ?? plain;
}

/** Gives the keyboard back to the grid. */
export function focusGrid(): void {
  if (typeof google !== "undefined") google.script.host.editor.focus();
}
