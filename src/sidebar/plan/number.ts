import { readAmount } from "../money";

export interface NumberField {
  readonly element: HTMLInputElement;
  /** The number, or undefined, with the field marked as wrong. */
  read(): number | undefined;
}

/** A small field for a number of 0 or more with at most two decimals, in the person's own notation. */
export function createNumber(
  element: HTMLInputElement,
  { most, error, message }: { readonly most: number; readonly error: HTMLElement; readonly message: string },
): NumberField {
  return {
    element,
    read() {
      const read = readAmount(element.value);
      const isRight = typeof read === "number" && read <= most;
      error.textContent = isRight ? "" : message;
      if (isRight) element.removeAttribute("aria-invalid");
      else element.setAttribute("aria-invalid", "true");
      return isRight ? read : undefined;
    },
  };
}
