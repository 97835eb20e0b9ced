import type { Footer } from "./footer";

/** Copies what a box holds. A sidebar may be forbidden to; what is selected can be copied by hand everywhere. */
export async function copyFrom(box: HTMLTextAreaElement, footer: Footer): Promise<void> {
  try {
    await navigator.clipboard.writeText(box.value);
    footer.say("Copied.");
  } catch {
    box.focus();
    box.select();
    footer.say("The browser does not let a sidebar copy. It is selected: press Ctrl+C, or ⌘C.");
  }
}
