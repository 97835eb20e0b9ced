import { make, messageOf, painted } from "./dom";
import { type FromFrame, HELLO, type ToFrame } from "./wire";

/** What a frame may ask of the page. */
export interface FrameOwner {
  /** The functions that the frame's `google.script.run` offers. */
  readonly functionNames: readonly string[];
  serve(functionName: string, args: readonly unknown[]): Promise<unknown>;
  close(): void;
  focusEditor(): void;
  nextRegion(): void;
  size(size: { width?: number; height?: number }): void;
}

/**
 * Shows a page of the add-on in a frame without an origin: it cannot read this page,
 * its storage or any address, and has nothing but the port that its shim opens.
 */
export function addOnFrame(
  title: string,
  html: string,
  pane: "sidebar" | "dialog",
  owner: FrameOwner,
): HTMLIFrameElement {
  const frame = make("iframe", { title, sandbox: "allow-scripts allow-forms allow-popups allow-modals" });
  frame.srcdoc = prepared(html, pane, owner.functionNames);
  let port: MessagePort | undefined;
  const onHello = (event: MessageEvent) => {
    if (!frame.isConnected) return removeEventListener("message", onHello);
    if (event.source !== frame.contentWindow || event.data !== HELLO) return;
    port?.close();
    port = event.ports[0];
    if (port) port.onmessage = ({ data }: MessageEvent<FromFrame>) => answer(data, port as MessagePort, owner);
  };
  addEventListener("message", onHello);
  return frame;
}

async function answer(message: FromFrame, port: MessagePort, owner: FrameOwner): Promise<void> {
  if (message.kind === "close") return owner.close();
  if (message.kind === "focusEditor") return owner.focusEditor();
  if (message.kind === "nextRegion") return owner.nextRegion();
  if (message.kind === "size") return owner.size(message);
  const reply = (value: ToFrame) => port.postMessage(value);
  const { id } = message;
  // The script blocks this page, so the frame first gets to draw what it says while waiting.
  await painted();
  try {
    reply({ kind: "done", id, result: await owner.serve(message.name, JSON.parse(message.args)) });
  } catch (error) {
    reply({ kind: "failed", id, name: "ScriptError", message: messageOf(error) });
  }
}

/** The server makes one nonce per page load; scripts and styles of the add-on's pages run by it. */
const nonce = document.querySelector<HTMLElement>("script[nonce]")?.nonce ?? "";

/** Stricter than the page around it: no address at all, not even this one, and no `eval`. */
const policy = [
  "default-src 'none'",
  `script-src 'nonce-${nonce}'`,
  `style-src 'nonce-${nonce}'`,
  "img-src data:",
  "font-src data:",
].join("; ");

const START = /^\s*(?:<!--[\s\S]*?-->\s*)*(?:<!doctype[^>]*>)?\s*(?:<html\b[^>]*>)?/i;
const BLOCK = /<(script|style)\b([^>]*>[\s\S]*?<\/\1\s*>)/gi;

/**
 * The page with the policy and the shim before everything else, and the nonce on its own scripts and styles.
 * Done on the text: a parser made in this page would apply the page's own policy to the styles while reading them.
 */
function prepared(html: string, pane: string, functionNames: readonly string[]): string {
  const meta = make("meta", { "http-equiv": "Content-Security-Policy", content: policy });
  const shim = make("script", {
    src: new URL("/shim.js", location.href).href,
    "data-functions": JSON.stringify(functionNames),
    "data-pane": pane,
  });
  const withNonces = (text: string) => text.replace(BLOCK, (_, tag, rest) => `<${tag} nonce="${nonce}"${rest}`);
  return withNonces(html).replace(START, (start) => start + meta.outerHTML + withNonces(shim.outerHTML));
}
