import { type Model, Spreadsheet } from "@odoo/o-spreadsheet";
import { App, Component, xml } from "@odoo/owl";
import { askToConfirm, tell } from "./dialogs";
import { templates } from "./templates";
import { showToast } from "./toasts";

type Notice = { text: string; sticky: boolean };

/** The grid, with its messages drawn by the page's own toasts and dialogs. */
class Root extends Component {
  static override template = xml`
    <Spreadsheet model="props.model" colorScheme="'light'" notifyUser="notify" raiseError="raise" askConfirmation="confirm"/>`;
  static components = { Spreadsheet };
  static override props = { model: Object };

  notify = ({ text, sticky }: Notice) => void showToast({ message: text, seconds: sticky ? -1 : 5 });
  raise = (text: string, then?: () => void) => tell("This cannot be done", text).then(() => then?.());
  confirm = async (text: string, confirmed: () => void, cancelled?: () => void) =>
    (await askToConfirm({ title: "Please confirm", text, yes: "Continue" })) ? confirmed() : cancelled?.();
}

let app: App | undefined;

/** The sidebar begins below the toolbar, whose height changes with what is typed in the formula bar. */
const topBar = new ResizeObserver(([entry]) => {
  const height = `${entry?.target.clientHeight ?? 0}px`;
  document.documentElement.style.setProperty("--top-bar-height", height);
});

/** The grid makes its top bar anew after a look at the print preview. */
const parts = new MutationObserver(observeTopBar);

function observeTopBar(): void {
  topBar.disconnect();
  const bar = document.querySelector(".o-spreadsheet-topbar-wrapper");
  if (bar) topBar.observe(bar);
}

/** Draws the model into `place`; the grid that stood there goes away, because one grid cannot change its model. */
export async function mountGrid(model: Model, place: HTMLElement): Promise<void> {
  unmountGrid();
  app = new App(Root, { props: { model } });
  app.addTemplates(templates());
  await app.mount(place);
  parts.observe(place.querySelector(".o-spreadsheet") ?? place, { childList: true });
  observeTopBar();
}

export function unmountGrid(): void {
  parts.disconnect();
  topBar.disconnect();
  app?.destroy();
  app = undefined;
}

/** Shows a tab by its name; a name that the workbook lacks changes nothing. */
export function activateTab(model: Model, name: string): void {
  const { getters } = model;
  const sheetIdTo = getters.getSheetIds().find((id) => getters.getSheetName(id) === name);
  const sheetIdFrom = getters.getActiveSheetId();
  if (sheetIdTo && sheetIdTo !== sheetIdFrom) model.dispatch("ACTIVATE_SHEET", { sheetIdFrom, sheetIdTo });
}
