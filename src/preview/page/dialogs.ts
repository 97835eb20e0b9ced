import { make } from "./dom";

let last = 0;

/**
 * A box with a title bar. The browser's own modal dialog keeps the focus inside,
 * closes on Esc and gives the focus back, so none of that is written here; one that is not modal needs Esc only.
 */
export function box(title: string, modal: boolean, content: readonly Node[], onClose: () => void): HTMLDialogElement {
  last += 1;
  const heading = make("h2", { id: `dialog-title-${last}`, class: "dialog-title" }, title);
  const close = make("button", { type: "button", class: "icon-button", "aria-label": "Close" }, "×");
  const bar = make("div", { class: "dialog-bar" }, heading, close);
  const dialog = make("dialog", { class: "dialog", "aria-labelledby": heading.id }, bar, ...content);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    onClose();
  });
  dialog.addEventListener("keydown", (event) => {
    if (!modal && event.key === "Escape") dialog.close();
  });
  document.body.append(dialog);
  if (modal) dialog.showModal();
  else dialog.show();
  return dialog;
}

/** Shows a message with one button, as Google does for an error of a script. */
export function tell(title: string, text: string): Promise<void> {
  return new Promise((resolve) => {
    const dismiss = make("button", { type: "button", class: "button primary", autofocus: true }, "Dismiss");
    const actions = make("div", { class: "dialog-actions" }, dismiss);
    const dialog = box(title, true, [make("p", { class: "dialog-text" }, text), actions], resolve);
    dismiss.addEventListener("click", () => dialog.close());
  });
}

export interface Question {
  readonly title: string;
  readonly text: string;
  /** The label of the button that goes on. */
  readonly yes: string;
}

export function askToConfirm({ title, text, yes }: Question): Promise<boolean> {
  return new Promise((resolve) => {
    const cancel = make("button", { type: "button", class: "button", autofocus: true }, "Cancel");
    const confirm = make("button", { type: "button", class: "button primary" }, yes);
    const actions = make("div", { class: "dialog-actions" }, cancel, confirm);
    const dialog = box(title, true, [make("p", { class: "dialog-text" }, text), actions], () =>
      resolve(dialog.returnValue === "yes"),
    );
    cancel.addEventListener("click", () => dialog.close());
    confirm.addEventListener("click", () => dialog.close("yes"));
  });
}
