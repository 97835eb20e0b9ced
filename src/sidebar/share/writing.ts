import type { ShareForm } from "../../commands/server";
import { copyFrom } from "../copying";
import { button, el } from "../dom";
import type { Footer } from "../footer";

export interface Writing {
  readonly element: HTMLElement;
  show(form: ShareForm): void;
}

/** The page as text, to be pasted into a mail or a document. */
export function createWriting(footer: Footer): Writing {
  const box = el("textarea", {
    id: "markdown",
    class: "code",
    rows: 8,
    readonly: true,
    spellcheck: "false",
    wrap: "off",
  });
  const copy = button("Copy", () => {
    if (box.value !== "") copyFrom(box, footer);
  });
  const empty = el("p", { class: "hint" }, "There is nothing on the page yet.");
  return {
    element: el(
      "section",
      { class: "panel", "aria-label": "As text" },
      el("h2", {}, "As text"),
      el(
        "p",
        { class: "quiet" },
        "Markdown: paste it into a mail, a wiki or a document. In Google Docs, use Edit > Paste from Markdown.",
      ),
      el("div", { class: "field" }, el("label", { for: box.id }, "The page as Markdown"), box),
      empty,
      el("div", { class: "actions settle" }, copy),
    ),
    show({ markdown }) {
      box.value = markdown;
      empty.hidden = markdown !== "";
      copy.setAttribute("aria-disabled", String(markdown === ""));
    },
  };
}
