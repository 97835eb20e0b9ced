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
  // Fields without a name, and an order of Tab that would begin in the middle of the page.
  [
    'class="o-font-size o-number-input bg-transparent border-0"',
    'class="o-font-size o-number-input bg-transparent border-0" t-att-aria-label="props.title"',
  ],
  [
    'class="o-grid-add-rows-input o-input mt-0 me-2"',
    'class="o-grid-add-rows-input o-input mt-0 me-2" aria-label="Rows to add"',
  ],
  [
    't-att-id="props.id"\n        t-att-placeholder="props.placeholder"',
    't-att-id="props.id" t-att-placeholder="props.placeholder" t-att-aria-label="props.resetOnBlur ? \'Cell or range\' : (props.placeholder or \'Text\')"',
  ],
  [
    'class="o-composer w-100 text-start"',
    'class="o-composer w-100 text-start" role="textbox" aria-label="Cell content"',
  ],
  ['tabindex="1"', 'tabindex="0"'],
];

/** The grid's templates with the corrections in place; a correction that no longer fits is an error, not a silent loss. */
export function templates(): string {
  const corrected = CORRECTIONS.reduce((xml, [find, replaceBy]) => {
    if (!xml.includes(find)) throw new Error(`o-spreadsheet's templates have changed: ${find}`);
    return xml.replaceAll(find, replaceBy);
  }, source);
  return withoutInlineStyles(corrected);
}

/** An element of HTML or SVG; what begins with a capital is a component, whose style is a property of its own. */
const ELEMENT = /<[a-z][\w-]*(?:[^>"']|"[^"]*"|'[^']*')*>/g;

/** The page's policy refuses a style attribute when the template is read; one that is set later is allowed. */
const withoutInlineStyles = (xml: string): string =>
  xml.replace(ELEMENT, (tag) => tag.replace(/(?<=\s)style="([^"']*)"/, (_, style) => `t-att-style="'${style}'"`));
