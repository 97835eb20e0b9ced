/**
 * Runs first in every sidebar and dialog and gives it the `google.script` that Google gives there.
 * The frame has no origin of its own and reaches nothing but the port it opens here.
 */
import { type FromFrame, HELLO, packArguments, type ToFrame } from "./wire";

type Handler = (value: unknown, userObject: unknown) => void;
interface Handlers {
  readonly success?: Handler | undefined;
  readonly failure?: Handler | undefined;
  readonly userObject?: unknown;
}

const { port1: port, port2 } = new MessageChannel();
parent.postMessage(HELLO, "*", [port2]);
const send = (message: FromFrame) => port.postMessage(message);

const { functions = "[]", pane } = document.currentScript?.dataset ?? {};
const functionNames: string[] = JSON.parse(functions);
const isDialog = pane === "dialog";
const waiting = new Map<number, Handlers>();
let lastCall = 0;

/** Each with… returns a new runner, so that a runner kept in a variable stays as it was. */
function runner(handlers: Handlers): object {
  const calls = functionNames.map((name) => [
    name,
    (...args: unknown[]) => {
      lastCall += 1;
      const message: FromFrame = { kind: "call", id: lastCall, name, args: packArguments(args) };
      waiting.set(lastCall, handlers);
      send(message);
    },
  ]);
  return {
    ...Object.fromEntries(calls),
    withSuccessHandler: (success: Handler) => runner({ ...handlers, success }),
    withFailureHandler: (failure: Handler) => runner({ ...handlers, failure }),
    withUserObject: (userObject: unknown) => runner({ ...handlers, userObject }),
  };
}

port.onmessage = ({ data }: MessageEvent<ToFrame>) => {
  const handlers = waiting.get(data.id);
  waiting.delete(data.id);
  if (data.kind === "done") return handlers?.success?.(data.result, handlers.userObject);
  const error = Object.assign(new Error(data.message), { name: data.name });
  if (handlers?.failure) handlers.failure(error, handlers.userObject);
  else console.error(`Uncaught ${error.name}: ${error.message}`);
};

const host = {
  close: () => send({ kind: "close" }),
  editor: { focus: () => send({ kind: "focusEditor" }) },
  setWidth: (width: number) => send({ kind: "size", width }),
  setHeight: (height: number) => send({ kind: "size", height }),
  origin: new URL(document.baseURI).origin,
};

Object.assign(globalThis, { google: { script: { run: runner({}), host } } });

// Keys pressed in a frame do not reach the page around it, so those that leave the frame are passed on.
addEventListener("keydown", (event) => {
  if (event.key === "F6") {
    event.preventDefault();
    send({ kind: "nextRegion" });
  }
  if (event.key === "Escape" && !event.defaultPrevented && isDialog) send({ kind: "close" });
});
