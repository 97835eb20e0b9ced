type Child = Node | string | false | undefined;

interface Attributes {
  readonly [name: string]: string | number | boolean | undefined | Listeners;
  readonly on?: Listeners;
}

type Listeners = { readonly [Type in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Type]) => void };

/** An element. Text goes in as text nodes only, so nothing that people typed can ever become an element. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  const { on = {}, ...rest } = attributes;
  for (const [name, value] of Object.entries(rest)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  for (const [type, listener] of Object.entries(on)) element.addEventListener(type, listener as EventListener);
  fill(element, ...children);
  return element;
}

/** Replaces what an element holds. */
export function fill(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren(...children.filter((child): child is Node | string => Boolean(child)));
}

export function button(label: string, click: () => void, kind: "" | "primary" | "text" = ""): HTMLButtonElement {
  return el("button", { type: "button", class: kind || undefined, on: { click } }, label);
}

/** Text for screen readers only, where the eye has it from the layout. */
export function spoken(text: string): HTMLElement {
  return el("span", { class: "spoken" }, text);
}

/** Text that people wrote: it may run from right to left. */
export function typed(text: string): HTMLElement {
  return el("bdi", { dir: "auto" }, text);
}

/** The same with criterion ids such as B-05 kept on one line. */
export function typedWithIds(text: string): HTMLElement {
  const parts = text.split(/\b([A-Z]-\d{2})\b/);
  const whole = parts.map((part, index) => (index % 2 === 1 ? el("span", { class: "whole" }, part) : part));
  return el("bdi", { dir: "auto" }, ...whole);
}

/** An element of the page itself. */
export function part(id: string): HTMLElement {
  return document.getElementById(id)!;
}
