import type { Message } from '../../core/message.ts';
import { render } from '../../text/render.ts';
import { translatedTemplate } from '../../text/translatedTemplate.ts';
import { translate } from './text.ts';

/** Like `say`, but also knows the sentences about single settings. Only for lazily loaded bundles. */
export function sayEverything(message: Message): string {
  return render(message, translate, translatedTemplate);
}
