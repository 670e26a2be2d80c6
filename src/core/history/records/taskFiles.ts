import { numberIn, objectIn, parseJson, textIn } from '../../json.ts';
import { anthropicMessages } from './messages.ts';
import type { DocumentMapper } from '../types.ts';

/**
 * The history of a task as Cline's extension and its forks keep it: the messages in Anthropic's form, as sent, without the
 * system prompt (cline/cline src/core/storage/disk.ts; RooCodeInc/Roo-Code, read 2026-08). `history_item.json` names the
 * folder, where it is there.
 */
export const taskDocument: DocumentMapper = (document, sink, beside) => {
  const id = beside.path.split('/').at(-2) ?? '';
  const item = parseJson(beside.read('history_item.json') ?? '');
  const started = Number(id);
  sink.session(id, {
    cwd: textIn(item, 'workspace') ?? textIn(objectIn(item, 'metadata'), 'cwd'),
    from: Number.isSafeInteger(started) && started > 1e12 ? started : undefined,
    to: beside.modified,
  });
  if (!Array.isArray(document)) return sink.unknown(document);
  anthropicMessages(id, document, 'documented', sink);
  // What is said to the model is written down when it is sent; the CLI never writes the answer that ends a task (2.18.0, measured).
  const last: unknown = document.at(-1);
  if (textIn(last, 'role') === 'user') sink.request(numberIn(last, 'ts') ?? null);
};
