import { el } from "../dom";

export interface Choices<Value extends string> {
  readonly element: HTMLElement;
  value(): Value | undefined;
  set(value: Value): void;
}

/** Some choices of which one counts; without a first one the person has to choose. */
export function createChoices<Value extends string>(
  name: string,
  legend: string,
  options: readonly (readonly [value: Value, label: string])[],
  first: Value | undefined,
  changed: () => void,
): Choices<Value> {
  const radios = options.map(([value, label]) => {
    const id = `${name}-${value.replace(/\W/g, "-")}`;
    const input = el("input", { type: "radio", id, name, value, checked: value === first, on: { change: changed } });
    return { value, input, element: el("div", { class: "check" }, input, el("label", { for: id }, label)) };
  });
  return {
    element: el("fieldset", { class: "options" }, el("legend", {}, legend), ...radios.map(({ element }) => element)),
    value: () => radios.find(({ input }) => input.checked)?.value,
    set(value) {
      for (const radio of radios) radio.input.checked = radio.value === value;
    },
  };
}

/** A list to choose from, by position; -1 stands for the line of its own that leads it. */
export function createSelect(
  id: string,
  label: string,
  options: readonly string[],
  none: string | undefined,
  first: number,
  changed: (position: number) => void,
): HTMLElement {
  const lines = [
    ...(none === undefined ? [] : [[-1, none] as const]),
    ...options.map((text, at) => [at, text] as const),
  ];
  const select = el(
    "select",
    { id, on: { change: () => changed(Number(select.value)) } },
    ...lines.map(([value, text]) => el("option", { value, selected: value === first }, text)),
  );
  return el("div", { class: "field" }, el("label", { for: id }, label), select);
}
