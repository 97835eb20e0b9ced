/** What a development build has beside the add-on: a menu for those who work on it. Never part of what is released. */
import { buildMenu } from "./commands/menu";
import { checkPlatform as check, type Scripts } from "./contract/check";

export { FACTS } from "./contract/index";

export function openDevelopment(): void {
  buildMenu();
  SpreadsheetApp.getUi().createMenu("Groundwork development").addItem("Check the platform", "checkPlatform").addToUi();
}

export function checkPlatform(scripts: Scripts): void {
  check(scripts);
}
