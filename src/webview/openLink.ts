import { element } from './dom.ts';
import { post } from './host.ts';

/** Creates a button that looks like a link and opens the target of a row. */
export function openLink(content: HTMLElement, openId: number): HTMLElement {
  const made = element('button', { type: 'button', class: 'link' }, content);
  made.addEventListener('click', () => post({ type: 'open', openId }));
  return made;
}
