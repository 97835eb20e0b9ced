// The grid writes style attributes, which the page's policy refuses; set as properties they say the same and are allowed.
// This module must be imported before the grid, which keeps the function that it finds here.

const { setAttribute } = Element.prototype;

Element.prototype.setAttribute = function setAttributeOrStyle(this: Element, name: string, value: string): void {
  if (name === "style" && (this instanceof HTMLElement || this instanceof SVGElement)) this.style.cssText = value;
  else setAttribute.call(this, name, value);
};
