import type { Message } from '../../core/message.ts';
import { render } from '../../text/render.ts';
import { translatedTemplate } from '../../text/translatedTemplate.ts';
import { translate } from './text.ts';

/** As `say`, with the sentences about single settings too. Only for the lazily loaded part. */
export function sayEverything(message: Message): string {
  return render(message, translate, translatedTemplate);
}
