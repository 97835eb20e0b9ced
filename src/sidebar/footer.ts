import { button, fill, part } from "./dom";

export interface Footer {
  /** Says what happened to what the person did, with the way on when there is one. */
  say(text: string, tone?: "quiet" | "wrong", action?: { readonly label: string; readonly run: () => void }): void;
}

/** The line above the buttons at the bottom of a page, which screen readers announce when it changes. */
export function createFooter(): Footer {
  const state = part("state");
  const place = part("state-action");
  let actionLabel = "";
  let run = () => {};
  return {
    say(text, tone = "quiet", action) {
      // The same words again are no news; setting them would announce them again.
      if (state.textContent !== text) state.textContent = text;
      state.className = tone;
      run = action?.run ?? run;
      if (actionLabel === (action?.label ?? "")) return;
      actionLabel = action?.label ?? "";
      const hadFocus = place.contains(document.activeElement);
      fill(place, action && button(action.label, () => run()));
      if (hadFocus) state.focus({ preventScroll: true });
    },
  };
}
