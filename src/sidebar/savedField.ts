import { isUnsaved, type Pending, pendingOf } from "./audit/answers";
import { createSaver, type Saver } from "./audit/saving";
import { timeWords } from "./audit/wording";
import { button, el, fill, typed } from "./dom";

interface Single<Value> {
  readonly value: Value;
}

export type SingleEntry<Value> = Pending<Single<Value>, Single<Value>>;

interface SingleSaving<Value, Form> {
  readonly entries: readonly SingleEntry<Value>[];
  readonly save: (
    entry: SingleEntry<Value>,
    value: Value,
    late: () => void,
  ) => Promise<{ readonly saved: boolean; readonly value: Value; readonly form: Form }>;
  readonly changed: () => void;
  /** The form as the newest reply has it. */
  readonly told: (form: Form) => void;
}

export function singleEntry<Value>(value: Value): SingleEntry<Value> {
  return pendingOf({ value }, { value }, undefined);
}

/** Saves single values one after the other, as answers are. */
export function createSingleSaver<Value, Form>({
  entries,
  save,
  changed,
  told,
}: SingleSaving<Value, Form>): Saver<SingleEntry<Value>, Single<Value>> {
  return createSaver({
    entries,
    draftOf: (single: Single<Value>) => single,
    send: async (entry: SingleEntry<Value>, { value }: Single<Value>, late) => {
      const reply = await save(entry, value, late);
      return { saved: reply.saved, answer: { value: reply.value }, form: reply.form };
    },
    changed,
    told: ({ form }) => told(form),
  });
}

interface Words<Value> {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  /** What the text means, or what is wrong with it. */
  readonly read: (text: string) => Single<Value> | { readonly problem: string };
  readonly words: (value: Value) => string;
  readonly isNumber?: boolean;
}

export interface SavedField {
  readonly element: HTMLElement;
  refresh(): void;
}

/** A text field for one value of a tab: saved on leaving it and on Enter, with what became of that below it. */
export function createSavedField<Value>(
  entry: SingleEntry<Value>,
  saver: Saver<SingleEntry<Value>, Single<Value>>,
  { id, label, hint, read, words, isNumber = false }: Words<Value>,
): SavedField {
  const state = el("p", { id: `${id}-state`, class: "hint", role: "status" });
  const action = el("div", { class: "actions" });
  const input = el("input", {
    id,
    type: "text",
    dir: "auto",
    autocomplete: "off",
    inputmode: isNumber ? "numeric" : undefined,
    "aria-describedby": `${id}-hint ${id}-state`,
    on: {
      change: () => take(false),
      keydown: (event) => {
        if (event.key !== "Enter" || event.isComposing) return;
        event.preventDefault();
        take(true);
      },
    },
  });
  let problem = "";
  let wasSaving = false;
  let shown = "";

  /** Leaving the field after Enter sends the same value no second time. */
  function take(isAsked: boolean): void {
    const answer = read(input.value);
    problem = "problem" in answer ? answer.problem : "";
    if ("value" in answer && (isAsked || answer.value !== entry.draft.value))
      saver.edit(entry, { value: answer.value }, "now");
    refresh();
  }

  /** In words, and the ways on from there. */
  function stateNow(): { readonly text: string; readonly isWrong?: boolean; readonly actions?: "retry" | "choose" } {
    if (problem !== "") return { text: problem, isWrong: true };
    if (entry.theirs) return { text: "Somebody else changed this. Nothing was overwritten.", actions: "choose" };
    if (entry.failure !== "") return { text: `Not saved: ${entry.failure}`, isWrong: true, actions: "retry" };
    if (isUnsaved(entry)) {
      wasSaving = true;
      return { text: "Saving…" };
    }
    return { text: wasSaving ? `Saved at ${timeWords(new Date())}` : "" };
  }

  function choices(kind: "retry" | "choose"): Node[] {
    if (kind === "retry") return [button("Try again", saver.retry)];
    const theirs = button("", () => decide(() => saver.keepTheirs(entry)));
    const mine = button("", () => decide(() => saver.keepMine(entry)));
    fill(theirs, "Keep theirs: ", typed(words(entry.theirs!.value) || "(empty)"));
    fill(mine, "Use mine: ", typed(words(entry.draft.value) || "(empty)"));
    return [theirs, mine];
  }

  function decide(settle: () => void): void {
    wasSaving = true;
    settle();
    input.value = words(entry.draft.value);
    input.focus();
  }

  function refresh(): void {
    if (problem === "" && input !== document.activeElement) input.value = words(entry.draft.value);
    if (problem === "") input.removeAttribute("aria-invalid");
    else input.setAttribute("aria-invalid", "true");
    const { text, isWrong = false, actions } = stateNow();
    const now = JSON.stringify([text.replace(/\d\d:\d\d/, ""), actions, entry.theirs, entry.draft]);
    // Saying the same again would announce it again, and exchange a button under somebody's finger.
    if (now === shown) return;
    shown = now;
    state.textContent = text;
    state.className = isWrong ? "hint wrong" : "hint";
    const hadFocus = action.contains(document.activeElement);
    fill(action, ...(actions ? choices(actions) : []));
    if (hadFocus) input.focus();
  }

  input.value = words(entry.draft.value);
  refresh();
  return {
    element: el(
      "div",
      { class: "field" },
      el("label", { for: id }, label),
      el("p", { class: "hint", id: `${id}-hint` }, hint),
      input,
      state,
      action,
    ),
    refresh,
  };
}
