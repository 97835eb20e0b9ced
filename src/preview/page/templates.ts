import source from "@odoo/o-spreadsheet/dist/o_spreadsheet.xml";

/** What the grid's own templates lack for a keyboard or a screen reader; written against 19.3.7. */
const CORRECTIONS: readonly (readonly [find: string, replaceBy: string])[] = [
  ['<div class="o-topbar-topleft d-flex"', '<div class="o-topbar-topleft d-flex" role="menubar" aria-label="Menus"'],
  [
    'class="o-topbar-menu o-hoverable-button text-nowrap rounded"',
    'class="o-topbar-menu o-hoverable-button text-nowrap rounded" role="menuitem" aria-haspopup="menu" tabindex="0"',
  ],
  ['class="o-menu"', 'class="o-menu" role="menu"'],
  [
    'class="o-menu-item d-flex justify-content-between align-items-center"',
    'class="o-menu-item d-flex justify-content-between align-items-center" role="menuitem" t-att-aria-label="getName(menuItem)" t-att-aria-disabled="!isMenuEnabled" t-att-aria-haspopup="isMenuRoot ? \'menu\' : undefined"',
  ],
];

/** The grid's templates with the corrections in place; a correction that no longer fits is an error, not a silent loss. */
export function templates(): string {
  return CORRECTIONS.reduce((xml, [find, replaceBy]) => {
    if (!xml.includes(find)) throw new Error(`o-spreadsheet's templates have changed: ${find}`);
    return xml.replaceAll(find, replaceBy);
  }, source);
}
