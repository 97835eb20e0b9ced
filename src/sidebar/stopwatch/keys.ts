import type { StepId } from "../../commands/server";
import { createKeyHelp, isTextField, type KeyWords } from "../keys";
import { focusGrid } from "../server";

interface KeyActions {
  isRunning(): boolean;
  press(step: StepId): void;
  pause(): void;
  count(by: 1 | -1): void;
}

const KEYS: KeyWords = [
  ["1 to 6", "Begin a step, outside text fields"],
  ["P, space", "Pause and go on; space outside buttons"],
  ["+ −", "Count a step of sign-up and credentials"],
  ["Esc", "Back to the grid"],
];

/** The keys of the running clock, and the line that explains them. */
export function createStopwatchKeys(steps: readonly { readonly id: StepId }[], actions: KeyActions): HTMLElement {
  const help = createKeyHelp(KEYS, "Single keys work the clock");
  const meanings: Readonly<Record<string, () => void>> = {
    ...Object.fromEntries(steps.map(({ id }, index) => [`${index + 1}`, () => actions.press(id)])),
    p: actions.pause,
    " ": actions.pause,
    "+": () => actions.count(1),
    "-": () => actions.count(-1),
    "−": () => actions.count(-1),
  };
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return focusGrid();
    const isTaken = event.key === " " && isControl(event.target);
    if (!actions.isRunning() || !help.areOn() || isTextField(event.target) || isTaken) return;
    const meaning = meanings[event.key.toLowerCase()];
    if (!meaning) return;
    event.preventDefault();
    // A key held down counts once.
    if (!event.repeat) meaning();
  });
  return help.element;
}

/** Where the space bar has a meaning of its own. */
const isControl = (target: unknown): boolean =>
  target instanceof HTMLElement && target.matches("button, input, summary, textarea");
