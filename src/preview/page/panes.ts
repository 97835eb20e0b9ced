import type { ShownPage } from "../screen";
import { box } from "./dialogs";
import { byId, make } from "./dom";
import { addOnFrame, type FrameOwner } from "./frame";
import { speak } from "./toasts";

/** What the panes need of the page around them; the rest of a frame's wishes they answer themselves. */
export type PaneOwner = Pick<FrameOwner, "functionNames" | "serve" | "focusEditor" | "nextRegion">;

let dialog: HTMLDialogElement | undefined;

/** Shows a sidebar or a dialog; one of each at most, the newer takes the place of the older. */
export function showPane(page: ShownPage, owner: PaneOwner): void {
  if (page.kind === "sidebar") showSidebar(page, owner);
  else showDialog(page, owner);
}

export function closePanes(): void {
  dialog?.close();
  closeSidebar();
}

function showSidebar({ title, html }: ShownPage, owner: PaneOwner): void {
  const sidebar = byId("sidebar");
  const heading = make("h2", { id: "sidebar-title", class: "sidebar-title" }, title);
  const close = make("button", { type: "button", class: "icon-button", "aria-label": `Close ${title}` }, "×");
  close.addEventListener("click", () => {
    closeSidebar();
    owner.focusEditor();
  });
  const frame = addOnFrame(title, html, "sidebar", { ...owner, close: closeSidebar, size: () => {} });
  sidebar.replaceChildren(make("div", { class: "sidebar-bar" }, heading, close), frame);
  sidebar.setAttribute("aria-labelledby", heading.id);
  sidebar.hidden = false;
  byId("workspace").classList.add("with-sidebar");
  gridSizeChanged();
  speak(`Sidebar ${title} is open. F6 moves to it.`);
}

function closeSidebar(): void {
  const sidebar = byId("sidebar");
  if (sidebar.hidden) return;
  sidebar.hidden = true;
  sidebar.replaceChildren();
  byId("workspace").classList.remove("with-sidebar");
  gridSizeChanged();
}

/** The grid measures itself when the window changes, and a sidebar narrows it just so. */
function gridSizeChanged(): void {
  dispatchEvent(new Event("resize"));
}

function showDialog({ title, html, kind, width, height }: ShownPage, owner: PaneOwner): void {
  dialog?.close();
  const size = (wanted: { width?: number; height?: number }) => {
    if (wanted.width) frame.style.width = `${wanted.width}px`;
    if (wanted.height) frame.style.height = `${wanted.height}px`;
  };
  const frame = addOnFrame(title, html, "dialog", { ...owner, close: () => shown.close(), size });
  const shown = box(title, kind === "modal", [frame], () => {
    if (dialog === shown) dialog = undefined;
  });
  shown.classList.add("with-frame");
  dialog = shown;
  size({ width, height });
}
