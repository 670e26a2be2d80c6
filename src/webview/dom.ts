type Child = Node | string | null;

/**
 * Creates an element. Everything is set as text or attribute, never as markup, because the page shows text from untrusted files.
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  for (const child of children) if (child !== null) made.append(child);
  return made;
}

export function button(
  label: string,
  onPress: () => void,
  attributes: Readonly<Record<string, string>> = {},
): HTMLButtonElement {
  const made = element('button', { type: 'button', ...attributes }, label);
  made.addEventListener('click', onPress);
  return made;
}

/**
 * Creates a drop-down list.
 * @param onChoose called with the chosen value
 */
export function select(
  label: string,
  options: readonly (readonly [value: string, label: string])[],
  value: string,
  onChoose: (value: string) => void,
  attributes: Readonly<Record<string, string>> = {},
): HTMLSelectElement {
  const made = element('select', { 'aria-label': label, ...attributes });
  for (const [each, text] of options) made.append(element('option', { value: each }, text));
  made.value = value;
  made.addEventListener('change', () => onChoose(made.value));
  return made;
}

/**
 * Creates a table that scrolls on its own if the page is narrow.
 * @param id the id of its heading
 */
export function table(id: string, head: readonly string[], rows: readonly HTMLElement[]): HTMLElement {
  const cells = head.map(label => element('th', { scope: 'col' }, label));
  const made = element(
    'table',
    { 'aria-labelledby': id },
    element('thead', {}, element('tr', {}, ...cells)),
    element('tbody', {}, ...rows),
  );
  return element('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-labelledby': id }, made);
}

/** Shows the name of a setting. A long name is broken after dots and underscores, never inside a word. */
export function keyName(key: string): HTMLElement {
  return unbroken(key.split(/(?<=[._])/));
}

/** Shows the path of a file. A long path is broken after slashes. */
export function pathName(path: string): HTMLElement {
  return unbroken(path.split(/(?<=[\\/])/));
}

function unbroken(parts: readonly string[]): HTMLElement {
  const all = parts.flatMap((part, at) => (at === 0 ? [part] : [element('wbr'), part]));
  return element('code', { class: 'key' }, ...all);
}

export function cell(...children: readonly Child[]): HTMLTableCellElement {
  return element('td', {}, ...children);
}

/** Creates a part of the page with a heading. */
export function section(id: string, title: string, ...children: readonly Child[]): HTMLElement {
  return element('section', { 'aria-labelledby': id }, element('h2', { id, tabindex: '-1' }, title), ...children);
}
