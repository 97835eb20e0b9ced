import { byId, make } from "./dom";

export interface Toast {
  readonly message: string;
  readonly title?: string;
  /** Below zero: it stays until it is dismissed. */
  readonly seconds: number;
}

let fromScript: HTMLElement | undefined;

/** A script's own toast: as at Google the newer takes the place of the older, so that progress reads as one line. */
export function showScriptToast(toast: Toast): void {
  fromScript?.remove();
  fromScript = showToast(toast);
}

/** Shows a message at the bottom right; it waits while the pointer or the focus is on it. */
export function showToast({ message, title = "", seconds }: Toast): HTMLElement {
  const close = make("button", { type: "button", class: "icon-button", "aria-label": "Dismiss" }, "×");
  const toast = make("div", { class: "toast" });
  if (title) toast.append(make("strong", { class: "toast-title" }, title));
  toast.append(make("p", { class: "toast-message" }, message), close);
  const remove = () => toast.remove();
  close.addEventListener("click", remove);
  byId("toasts").append(toast);
  if (seconds < 0) return toast;

  const hideLater = () => setTimeout(remove, Math.max(seconds, 1) * 1000);
  let timer = hideLater();
  const hold = () => clearTimeout(timer);
  const release = () => {
    hold();
    timer = hideLater();
  };
  toast.addEventListener("mouseenter", hold);
  toast.addEventListener("focusin", hold);
  toast.addEventListener("mouseleave", release);
  toast.addEventListener("focusout", release);
  return toast;
}

export function clearToasts(): void {
  byId("toasts").replaceChildren();
}

/** Says something to a screen reader only. */
export function speak(text: string): void {
  byId("spoken").textContent = text;
}

let running = 0;

/** The note that Google shows while a script works. */
export async function whileRunning<Result>(work: () => Promise<Result>): Promise<Result> {
  running += 1;
  byId("running").textContent = "Running script…";
  try {
    return await work();
  } finally {
    running -= 1;
    if (running === 0) byId("running").textContent = "";
  }
}
