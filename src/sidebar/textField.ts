import { el } from "./dom";

interface TextFieldOf {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly isLong?: boolean;
  readonly value: string;
  typed(text: string): void;
}

export interface TextField {
  readonly element: HTMLElement;
  read(): string;
  clear(): void;
  /** Puts a text in, as if it were typed, and goes there. */
  write(text: string): void;
  focus(): void;
  /** Says what is wrong beside the field; empty when nothing is. */
  showError(message: string): void;
  /** Marks the field as wrong for a reason that stands in the footer. */
  markWrong(isWrong: boolean): void;
  /** Keeps the text as it is while it is on its way. */
  lock(isLocked: boolean): void;
}

/** A text with its label, hint and error. */
export function createTextField({ id, label, hint, isLong = false, value, typed }: TextFieldOf): TextField {
  const help = el("p", { class: "hint", id: `${id}-hint` }, hint);
  const error = el("p", { class: "wrong", id: `${id}-error` });
  const input = el(isLong ? "textarea" : "input", {
    id,
    type: isLong ? undefined : "text",
    rows: isLong ? 3 : undefined,
    dir: "auto",
    autocomplete: "off",
    on: {
      input: () => {
        showError("");
        typed(input.value);
      },
    },
  });
  input.value = value;

  function describe(place: string, isWrong: boolean): void {
    input.setAttribute("aria-describedby", `${help.id} ${place}`);
    if (isWrong) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }

  function showError(message: string): void {
    error.textContent = message;
    describe(error.id, message !== "");
  }

  showError("");
  return {
    element: el("div", { class: "field" }, el("label", { for: id }, label), help, input, error),
    read: () => input.value,
    clear() {
      input.value = "";
    },
    write(text) {
      input.value = text;
      showError("");
      typed(text);
      input.focus();
    },
    focus: () => input.focus(),
    showError,
    markWrong: (isWrong) => describe(isWrong ? "state" : error.id, isWrong),
    lock: (isLocked) => {
      input.readOnly = isLocked;
    },
  };
}
