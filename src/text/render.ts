import type { Message } from '../core/message.ts';
import { fill, renderBy, type Translate } from './renderBy.ts';
import { type Templates, templates } from './templates.ts';

/** Returns the sentence of a message. If the code has no template, the code itself is shown instead of nothing. */
export function render(message: Message, translate: Translate = fill, known: Templates = templates): string {
  return renderBy(message, known, translate);
}
