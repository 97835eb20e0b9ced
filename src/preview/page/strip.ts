import { byId, make } from "./dom";

/** What a person should know before trusting what is seen here; short and true. */
const DIFFERENCES: readonly (readonly [what: string, how: string])[] = [
  ["The spreadsheet", "is o-spreadsheet 19.3.7, run in this page. The add-on is the very files Google would run."],
  ["Formulas", "calculate here. LET, LAMBDA, MAP, QUERY, SPARKLINE and IMPORTRANGE are missing, and -2^2 gives -4."],
  ["Charts", "show the same data, drawn by Chart.js; fonts and spacing differ from Google's."],
  ["Questions of the add-on", "use the browser's own OK and Cancel box."],
  ["Nobody else is here:", "no accounts, sharing, comments or version history. The workbook stays in this browser."],
  ["Limits and consent", "of Google are not reproduced: no quotas, no time limits, no permission screen."],
  ["The .xlsx", "holds the results of Groundwork's own functions as values; every other formula stays live."],
];

export interface StripActions {
  reset(): void;
  startEmpty(): void;
  download(): void;
}

/** The line above the spreadsheet that says what this is. */
export function drawStrip(actions: StripActions): void {
  const list = make("dl", { class: "differences-list" });
  for (const [what, how] of DIFFERENCES) list.append(make("div", {}, make("dt", {}, what), make("dd", {}, how)));
  const panel = make("div", { id: "differences", class: "differences", hidden: true }, list);
  const toggle = make(
    "button",
    { type: "button", class: "strip-button disclosure", "aria-expanded": "false", "aria-controls": panel.id },
    "How it differs from Google Sheets",
  );
  const show = (open: boolean) => {
    panel.hidden = !open;
    toggle.setAttribute("aria-expanded", String(open));
  };
  toggle.addEventListener("click", () => show(panel.hidden === true));
  document.addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Node && !byId("strip").contains(target)) show(false);
  });
  // A click into a sidebar's frame is no event of this page, but takes its focus.
  addEventListener("blur", () => show(false));
  byId("strip").addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    show(false);
    toggle.focus();
  });

  const button = (label: string, action: () => void) =>
    make(
      "button",
      {
        type: "button",
        class: "strip-button",
        click: () => {
          show(false);
          action();
        },
      },
      label,
    );
  byId("strip").replaceChildren(
    make(
      "p",
      { class: "strip-text" },
      make("strong", {}, "Preview"),
      " on this machine.",
      make("span", { class: "strip-extra" }, " Nothing is sent anywhere."),
    ),
    toggle,
    make("span", { class: "strip-space" }),
    button("Reset to the example", actions.reset),
    button("Start empty", actions.startEmpty),
    button("Download .xlsx", actions.download),
    panel,
  );
}
