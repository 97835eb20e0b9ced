import { helpers, type Model, registries, stores, UIPlugin } from "@odoo/o-spreadsheet";
import { Component, onWillUnmount, useExternalListener, xml } from "@odoo/owl";
import { speak } from "./toasts";

type Notes = ReadonlyMap<string, string>;

/** The engine has no notes, so the page is told where to find them. */
let notesOf: (sheetId: string) => Notes = () => new Map();

export function takeNotesFrom(source: (sheetId: string) => Notes): void {
  notesOf = source;
}

type Position = { readonly sheetId: string; readonly col: number; readonly row: number };

function noteAt({ sheetId, col, row }: Position): string | undefined {
  return notesOf(sheetId).get(helpers.toXC(col, row));
}

class NotePopover extends Component {
  static override template = xml`<div class="note-popover" role="note" t-esc="props.text"/>`;
  static override props = { text: String, cellPosition: Object, onClosed: { type: Function, optional: true } };
  static maxSize = { maxHeight: 320, maxWidth: 300 };
}

const popover = (cellPosition: Position) => {
  const text = noteAt(cellPosition);
  if (!text) return { isOpen: false as const };
  return {
    isOpen: true as const,
    props: { text, cellPosition },
    Component: NotePopover,
    cellCorner: "top-right" as const,
  };
};

/** The mark in the corner of a cell that has a note. */
class NoteMarks extends UIPlugin {
  static override layers = ["Highlights"] as const;

  override drawLayer({ ctx, sheetId, viewports }: Parameters<UIPlugin["drawLayer"]>[0]): void {
    ctx.fillStyle = "#0b57d0";
    for (const a1 of notesOf(sheetId).keys()) {
      const { col, row } = helpers.toCartesian(a1);
      const zone = this.getters.expandZone(sheetId, helpers.positionToZone({ col, row }));
      const { x, y, width, height } = viewports.getVisibleRect(sheetId, zone);
      if (width < 8 || height < 8) continue;
      ctx.beginPath();
      ctx.moveTo(x + width - 7, y);
      ctx.lineTo(x + width, y);
      ctx.lineTo(x + width, y + 7);
      ctx.fill();
    }
  }
}

/**
 * Notes for the keyboard: the note of a selected cell is read out, and Shift+F2 shows it.
 * A component of the top bar although it draws nothing, since only those reach the grid's popover.
 */
class NoteKeys extends Component {
  static override template = xml`<t/>`;
  static override props = {};

  override setup(): void {
    const model: Model = this.env.model;
    const popovers = stores.useStore(stores.CellPopoverStore);
    let selected = "";
    let shown = false;
    const hide = () => {
      if (shown) popovers.close();
      shown = false;
    };
    model.on("update", this, () => {
      const position = model.getters.getActivePosition();
      const key = JSON.stringify(position);
      if (key === selected) return;
      selected = key;
      hide();
      const text = noteAt(position);
      speak(text ? `Note: ${text}` : "");
    });
    onWillUnmount(() => model.off("update", this));
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") hide();
      if (event.key !== "F2" || !event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      const position = model.getters.getActivePosition();
      if (shown || !noteAt(position)) return hide();
      // The type lists the engine's own popovers only; the registry takes others.
      popovers.open(position, "Note" as never);
      shown = true;
    };
    useExternalListener(window, "keydown", onKey as EventListener, { capture: true });
  }
}

/** Called once, before the first workbook is made. */
export function registerNotes(): void {
  registries.cellPopoverRegistry.add("Note", { onHover: popover, onOpen: popover });
  registries.topbarComponentRegistry.add("groundwork_note_keys", {
    id: "groundwork_note_keys",
    component: NoteKeys,
    sequence: 1,
  });
  registries.featurePluginRegistry.add("groundwork_note_marks", NoteMarks);
}
