import { tiers } from "virtual:words";
import type { ActivityChoice } from "../../commands/server";
import { el, fill, typed } from "../dom";
import { amount } from "./cost";
import { findActivities } from "./search";

export interface Chooser {
  readonly element: HTMLElement;
  /** As if the person had found it in the list. */
  choose(activity: ActivityChoice): void;
  clear(): void;
  focus(): void;
  showError(message: string): void;
}

/**
 * The search box over the catalogue: a combobox with a list, after the pattern of the ARIA authoring practices.
 * The list lies open until something is chosen, so that one may also just look through it.
 */
export function createChooser(
  activities: readonly ActivityChoice[],
  chosen: (activity: ActivityChoice | undefined) => void,
): Chooser {
  const found = el("div", { id: "found", class: "found", role: "listbox", "aria-label": "Activities" });
  const count = el("p", { class: "spoken", role: "status" });
  const error = el("p", { class: "wrong", id: "search-error" });
  const input = el("input", {
    id: "search",
    type: "text",
    role: "combobox",
    autocomplete: "off",
    dir: "auto",
    placeholder: "Name, tier or stage",
    "aria-autocomplete": "list",
    "aria-controls": found.id,
    "aria-describedby": error.id,
    on: { input: search, keydown: steer, click: open },
  });
  let options: readonly { readonly activity: ActivityChoice; readonly element: HTMLElement }[] = [];
  let active = -1;

  function search(): void {
    chosen(undefined);
    showError("");
    show(findActivities(activities, input.value, tiers));
  }

  /** The text of a chosen activity is no search: everything is listed again. */
  function open(): void {
    if (isOpen()) return;
    show(findActivities(activities, "", tiers));
    input.select();
  }

  function show(groups: ReturnType<typeof findActivities>): void {
    options = [];
    fill(
      found,
      ...groups.map((group, position) => {
        const label = el("div", { role: "presentation", id: `group-${position}` }, typed(group.tier || "No tier"));
        const rows = group.activities.map((activity) => {
          const element = optionOf(activity, `option-${options.length}`);
          options = [...options, { activity, element }];
          return element;
        });
        return el("div", { role: "group", "aria-labelledby": label.id }, label, ...rows);
      }),
    );
    found.hidden = options.length === 0;
    input.setAttribute("aria-expanded", String(options.length > 0));
    activate(-1);
    const text = options.length === 0 ? "No activity found. Try fewer words." : `${options.length} activities`;
    count.textContent = text;
    count.className = options.length === 0 ? "hint" : "spoken";
  }

  function optionOf(activity: ActivityChoice, id: string): HTMLElement {
    return el(
      "div",
      // The pointer must not take the focus away from the search box.
      {
        role: "option",
        id,
        "aria-selected": "false",
        on: { mousedown: (event) => event.preventDefault(), click: () => choose(activity) },
      },
      typed(activity.name),
      el(
        "span",
        { class: "quiet" },
        `${activity.id} · ${amount(activity.expected)} expected`,
        activity.unit !== "" && " per ",
        typed(activity.unit),
      ),
    );
  }

  function activate(position: number): void {
    options[active]?.element.setAttribute("aria-selected", "false");
    active = position;
    const option = options[active]?.element;
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
  }

  function choose(activity: ActivityChoice): void {
    input.value = activity.name;
    close();
    showError("");
    chosen(activity);
  }

  function close(): void {
    fill(found);
    found.hidden = true;
    options = [];
    activate(-1);
    input.setAttribute("aria-expanded", "false");
  }

  const isOpen = () => !found.hidden;

  function steer(event: KeyboardEvent): void {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      if (!isOpen()) open();
      const from = active < 0 && step < 0 ? 0 : active;
      if (options.length > 0) activate((from + step + options.length) % options.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const option = options[active] ?? (options.length === 1 ? options[0] : undefined);
      if (option) choose(option.activity);
    } else if (event.key === "Escape" && input.value !== "" && isOpen()) {
      // First out of the search, then, with the next press, back to the grid.
      event.preventDefault();
      event.stopPropagation();
      clear();
    }
  }

  function clear(): void {
    input.value = "";
    search();
  }

  function showError(message: string): void {
    error.textContent = message;
    if (message === "") input.removeAttribute("aria-invalid");
    else input.setAttribute("aria-invalid", "true");
  }

  show(findActivities(activities, "", tiers));
  return {
    element: el("div", { class: "field" }, el("label", { for: input.id }, "Activity"), input, error, count, found),
    choose,
    clear,
    focus: () => input.focus(),
    showError,
  };
}
