import type { StopwatchForm } from "../../commands/server";
import { el, typed } from "../dom";
import { createTextField } from "../textField";
import type { Trial } from "./trial";

type Change = (part: Partial<Trial>) => void;

/** Who is tested on which product; without rivals there is no product to choose. */
export function createAbout(products: StopwatchForm["products"], trial: Trial, change: Change): HTMLElement {
  const tester = createTextField({
    id: "tester",
    label: "Tester",
    hint: "A developer from outside who sees it for the first time",
    value: trial.tester,
    typed: (text) => change({ tester: text }),
  });
  return el(
    "div",
    {},
    choicesOf(products, trial.product).length > 1 && createProducts(choicesOf(products, trial.product), trial, change),
    tester.element,
  );
}

/** A rival may have lost its name while the clock ran; its run stays its own. */
function choicesOf(products: StopwatchForm["products"], product: string): StopwatchForm["products"] {
  const isKnown = products.some((each) => each.product === product);
  return isKnown ? products : [...products, { product, name: product }];
}

function createProducts(products: StopwatchForm["products"], trial: Trial, change: Change): HTMLElement {
  return el(
    "fieldset",
    {},
    el("legend", {}, "Product"),
    ...products.map(({ product, name }) =>
      el(
        "label",
        { class: "score" },
        el("input", {
          type: "radio",
          name: "product",
          checked: product === trial.product,
          on: { change: () => change({ product }) },
        }),
        el("span", {}, typed(name), product === "" && " (ours)"),
      ),
    ),
  );
}
