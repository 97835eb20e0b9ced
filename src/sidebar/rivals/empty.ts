import { el } from "../dom";

/** Before any rival has a name: why to compare, and what to do. */
export function createEmpty(): HTMLElement {
  return el(
    "section",
    { class: "empty notice", "aria-labelledby": "criterion" },
    el("h2", { tabindex: -1, id: "criterion" }, "Developers compare. So can you."),
    el(
      "p",
      {},
      "Whoever tries your product has tried others. Much of what makes the difference can be seen from outside: sign-up, keys, docs, examples.",
    ),
    el(
      "p",
      {},
      "Type the name of a rival above. Then score what you see there, as a developer would, and read both side by side.",
    ),
  );
}
