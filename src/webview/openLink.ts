import { element } from './dom.ts';
import { post } from './host.ts';

/** A button that looks like a link and opens where a row leads. */
export function openLink(content: HTMLElement, openId: number): HTMLElement {
  const made = element('button', { type: 'button', class: 'link' }, content);
  made.addEventListener('click', () => post({ type: 'open', openId }));
  return made;
}
