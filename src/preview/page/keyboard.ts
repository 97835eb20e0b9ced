import { byId } from "./dom";
import { focusEditor } from "./workbook";

/** The parts of the page that F6 goes through, as in a desktop program; the grid keeps Tab for itself. */
const REGIONS: readonly { readonly holds: string; focus(): boolean }[] = [
  { holds: "#grid .o-grid", focus: () => focusEditor() },
  { holds: "#sidebar", focus: () => focusFirst("#sidebar iframe") },
  { holds: "#strip", focus: () => focusFirst("#strip button") },
  { holds: "#grid .o-topbar-top", focus: () => focusFirst(".o-topbar-menu") },
];

function focusFirst(selector: string): boolean {
  const element = document.querySelector<HTMLElement>(selector);
  element?.focus();
  return element !== null;
}

export function focusNextRegion(): void {
  const active = document.activeElement;
  const at = REGIONS.findIndex(({ holds }) => active?.closest(holds));
  for (let step = 1; step <= REGIONS.length; step++)
    if (REGIONS[(at + step + REGIONS.length) % REGIONS.length]!.focus()) return;
}

/** Opens a menu by the keyboard and puts the focus on its first item; the grid itself opens menus by mouse only. */
function openMenuByKey(event: KeyboardEvent): void {
  const menu = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>(".o-topbar-menu") : null;
  if (!menu || !["Enter", " ", "ArrowDown"].includes(event.key)) return;
  event.preventDefault();
  event.stopPropagation();
  menu.click();
  requestAnimationFrame(() => {
    const popover = document.querySelector<HTMLElement>(".o-menu-wrapper");
    popover?.focus();
    popover?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
  });
}

export function listenToKeys(): void {
  addEventListener("keydown", (event) => {
    if (event.key !== "F6" || document.querySelector("dialog:modal")) return;
    event.preventDefault();
    focusNextRegion();
  });
  byId("grid").addEventListener("keydown", openMenuByKey, { capture: true });
}
