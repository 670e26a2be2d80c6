import { element } from '../dom.ts';

const nameSpace = 'http://www.w3.org/2000/svg';

/**
 * Creates a small key icon with the number of secrets.
 * @param word follows the number for screen readers, if no other text says what is counted
 */
export function secretCount(count: number, word?: HTMLElement): HTMLElement {
  const mark = element('span', { class: 'secret' });
  mark.append(keyMark(), String(count), ...(word === undefined ? [] : [word]));
  return mark;
}

/** Creates a small key icon, hidden from screen readers. */
export function keyMark(): SVGElement {
  const picture = document.createElementNS(nameSpace, 'svg');
  for (const [name, value] of Object.entries({
    viewBox: '0 0 16 16',
    width: '12',
    height: '12',
    'aria-hidden': 'true',
  }))
    picture.setAttribute(name, value);
  const path = document.createElementNS(nameSpace, 'path');
  path.setAttribute(
    'd',
    'M5 1a4 4 0 1 0 3.6 5.7H10v2h2v-2h1v2h2V4.3H8.6A4 4 0 0 0 5 1Zm0 2.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3Z',
  );
  path.setAttribute('fill', 'currentColor');
  picture.append(path);
  return picture;
}
