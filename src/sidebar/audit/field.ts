import type { CriterionForm } from "../../commands/server";
import { button, el, fill, typed } from "../dom";
import type { Draft, TextKey } from "./answers";
import type { Answered } from "./differences";
import { TEXT_LABELS } from "./wording";

interface Fielded {
  readonly criterion: Pick<CriterionForm, "lookFor">;
  readonly draft: Answered;
  readonly failure: string;
}

export interface FieldActions {
  edit(change: Partial<Draft>, when: "now" | "at rest"): void;
  flush(): void;
  /** The owner or rater typed last on another criterion, or empty. */
  suggest(key: TextKey): string;
}

export interface Field {
  readonly element: HTMLElement;
  refresh(): void;
}

/** Evidence, owner or rater, saved when typing rests, on Enter and on leaving the field. */
export function createField(entry: Fielded, key: TextKey, actions: FieldActions): Field {
  const isLong = key === "evidence";
  const textOf = () => entry.draft[key] ?? "";
  const hint = el("p", { class: "hint", id: `${key}-hint` }, hintOf(entry, key));
  const suggestion = el("div", { class: "suggestion" });
  const input = el(isLong ? "textarea" : "input", {
    id: key,
    type: isLong ? undefined : "text",
    rows: isLong ? 3 : undefined,
    dir: "auto",
    autocomplete: "off",
    "aria-describedby": hint.id,
    on: {
      input: () => {
        actions.edit({ [key]: input.value }, "at rest");
        showSuggestion();
      },
      blur: actions.flush,
      keydown: (event) => {
        const saves = event.key === "Enter" && !event.isComposing && (!isLong || event.ctrlKey || event.metaKey);
        if (!saves) return;
        event.preventDefault();
        actions.flush();
      },
    },
  });
  input.value = textOf();

  /** Offered, never filled in: whoever scores says so. */
  function showSuggestion(): void {
    const text = input.value === "" ? actions.suggest(key) : "";
    if (suggestion.dataset.text === text) return;
    suggestion.dataset.text = text;
    const use = button("", () => {
      input.value = text;
      actions.edit({ [key]: text }, "now");
      input.focus();
      showSuggestion();
    });
    fill(use, "Use ", typed(text));
    fill(suggestion, text !== "" && use);
  }

  showSuggestion();
  return {
    element: el("div", { class: "field" }, el("label", { for: key }, TEXT_LABELS[key]), hint, input, suggestion),
    refresh() {
      // What somebody is typing right now is theirs.
      if (input.value !== textOf() && input !== document.activeElement) input.value = textOf();
      // Such a message begins with the name of the field, and stands in the footer.
      const isWrong = entry.failure.startsWith(`${key}:`);
      input.setAttribute("aria-describedby", isWrong ? `${hint.id} state` : hint.id);
      if (isWrong) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
      showSuggestion();
    },
  };
}

function hintOf({ criterion }: Fielded, key: TextKey): string {
  if (key === "evidence") return `A link, or what was seen: ${criterion.lookFor}`;
  return key === "owner" ? "Who sees to it that this gets better" : "Who gave the score";
}
