import type { ShareForm } from "../../commands/server";
import { el, fill } from "../dom";
import { keep, readKept } from "../kept";

type Size = keyof NonNullable<ShareForm["pdf"]>;

/** What the page remembers until the browser tab is closed. */
const KEPT = "share-the-summary-paper";

const SIZES: readonly (readonly [Size, string])[] = [
  ["A4", "A4"],
  ["letter", "US Letter"],
];

export interface Printing {
  readonly element: HTMLElement;
  show(form: ShareForm): void;
}

/** The way to paper and to a PDF: Google's own dialog step by step, and a link past it. */
export function createPrinting(): Printing {
  const paper = el(
    "select",
    { id: "paper", on: { change: choose } },
    ...SIZES.map(([value, label]) => el("option", { value, selected: readKept(KEPT) === value }, label)),
  );
  const steps = el("ol", { class: "points" });
  const link = el("a", { id: "pdf", target: "_blank", rel: "noopener", class: "link" }, "Open the PDF of this tab");
  const linked = el("p", {}, link);
  const about = el("p", { class: "hint" });
  let shown: ShareForm | undefined;

  function choose(): void {
    keep(KEPT, paper.value);
    draw();
  }

  function draw(): void {
    const [size, label] = SIZES.find(([value]) => value === paper.value) ?? SIZES[0]!;
    fill(steps, ...stepsFor(shown?.tab ?? "", label).map((step) => el("li", { dir: "auto" }, step)));
    const address = shown?.pdf?.[size];
    linked.hidden = address === undefined;
    if (address !== undefined) link.href = address;
    about.textContent =
      address === undefined
        ? "There is no link to a PDF here: this spreadsheet has no address at Google, as in the preview. The steps work in Google Sheets."
        : "The link opens in your browser, as you; the add-on sends nothing. Google does not document it, and with several accounts it may ask you to sign in. If it fails, the steps are the safe way.";
  }

  return {
    element: el(
      "section",
      { class: "panel", "aria-label": "Print or PDF" },
      el("h2", {}, "Print or PDF"),
      el("div", { class: "field" }, el("label", { for: paper.id }, "Paper"), paper),
      steps,
      linked,
      about,
    ),
    show(form) {
      shown = form;
      draw();
    },
  };
}

const stepsFor = (tab: string, paper: string): string[] => [
  `Open the tab “${tab}”.`,
  "Choose File > Print.",
  `Choose Current sheet, ${paper}, Landscape, and Fit to page.`,
  "Under Formatting, take the tick off Show gridlines.",
  "Choose Next. Choose your printer there, or Save as PDF.",
];
