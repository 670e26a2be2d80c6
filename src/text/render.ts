import type { Message } from '../core/message.ts';
import { fill, renderBy, type Translate } from './renderBy.ts';
import { type Templates, templates } from './templates.ts';

/** The sentence of a message. A code without a template is shown as it is rather than lost. */
export function render(message: Message, translate: Translate = fill, known: Templates = templates): string {
  return renderBy(message, known, translate);
}
