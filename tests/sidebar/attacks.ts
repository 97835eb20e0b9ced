import type { Page } from "playwright-core";

export const ATTACKS = [
  "<script>hacked()</script>",
  "<img src=x onerror=hacked()>",
  "<svg onload=hacked()><script>hacked()</script></svg>",
  '"><iframe src="javascript:hacked()"></iframe>',
  "</title></textarea></script><script>hacked()</script>",
  "<a href='javascript:hacked()'>click</a>",
  "<style>*{display:none}</style>",
  "<details open ontoggle=hacked()>",
  "<math><mtext><table><mglyph><style><img src=x onerror=hacked()>",
  "{{constructor.constructor('hacked()')()}}",
  "javascript:hacked()",
  "<!--<script>hacked()",
  "&lt;img src=x onerror=hacked()&gt;",
  "\u202e<b onmouseover=hacked()>\u0000\ud800",
  "' onfocus='hacked()' autofocus x='",
];

/** Hostile strings, no two the same. */
export function createAttacks(): () => string {
  let made = 0;
  return () => `${ATTACKS[made % ATTACKS.length]}${made++}`;
}

/** Every text of an answer made hostile, save those under keys whose words the page itself looks at. */
export function attacked<Value>(value: Value, attack: () => string, kept: readonly string[] = []): Value {
  const replace = (part: unknown, key: string): unknown => {
    if (kept.includes(key)) return part;
    if (typeof part === "string") return attack();
    if (Array.isArray(part)) return part.map((each) => replace(each, key));
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, replace(inner, name)]));
  };
  return replace(value, "") as Value; // The same shape, with other texts.
}

/** Notes every element that a page gets of a kind, or with an attribute, that our own code never makes. */
export function watch(): void {
  const page = globalThis as unknown as { hacked(): void; intruders: string[] };
  page.intruders = [];
  page.hacked = () => page.intruders.push("a script ran");
  const strange =
    "script,style,img,svg,math,iframe,object,embed,a,link,meta,base,table:not(.products),[src],[href],[style],[autofocus]";
  const isStrange = (element: Element) =>
    element.matches(strange) || element.getAttributeNames().some((name) => name.startsWith("on"));
  const observer = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        const found = [node, ...node.querySelectorAll("*")].filter(isStrange);
        page.intruders.push(...found.map((element) => element.outerHTML));
      }
    }
  });
  // From when the page itself is there; what it shows comes later, from the server.
  addEventListener("DOMContentLoaded", () => observer.observe(document, { childList: true, subtree: true }));
}

export const intruders = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { intruders: string[] }).intruders);
