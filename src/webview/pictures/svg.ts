const nameSpace = 'http://www.w3.org/2000/svg';

/** Creates an element of a picture. All pictures are plain SVG in the theme's colors, with a table next to them. */
export function svg(name: string, attributes: Readonly<Record<string, string>> = {}): SVGElement {
  const made = document.createElementNS(nameSpace, name);
  set(made, attributes);
  return made;
}

export function set(target: Element, attributes: Readonly<Record<string, string>>): void {
  for (const [key, value] of Object.entries(attributes)) target.setAttribute(key, value);
}

/** Creates a line of text in a picture; `text` is never treated as markup. */
export function svgText(text: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = svg('text', attributes);
  made.textContent = text;
  return made;
}
