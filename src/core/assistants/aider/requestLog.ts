import { timeOf } from '../../history/records/leaves.ts';
import { begins } from './chatText.ts';
import type { TextMapper } from '../../history/types.ts';

const header = /^(TO LLM|LLM RESPONSE) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)$/;
/** Precedes each line of a message. */
const role = /^(?:SYSTEM|USER|ASSISTANT|TOOL|FUNCTION) ?/;
const between = '-------';

/**
 * Reads the log that a user enables with `--llm-history-file`: each request as it was sent, including files and the repository map
 * (aider/io.py log_llm_history, aider/utils.py format_messages, read 2026-12-01). It names no session: the chat next to it does.
 */
export const requestLog: TextMapper = (text, sink, beside) => {
  const cwd = beside.path.split('/').slice(0, -1).join('/');
  const starts = (beside.read('.aider.chat.history.md') ?? '').split('\n').flatMap(line => {
    const started = begins.exec(line)?.[1]?.trim();
    const time = timeOf(started);
    return started === undefined || time === null ? [] : [{ started, time }];
  });
  const lines = text.split(/\r?\n/);
  const heads = lines.flatMap((line, index) => (header.test(line) ? [index] : []));
  for (const [index, head] of heads.entries()) {
    const [, kind, written] = header.exec(lines[head] ?? '') ?? [];
    const time = timeOf(written);
    const session = starts.findLast(each => time !== null && each.time <= time)?.started ?? '';
    const messages = messagesIn(lines.slice(head + 1, heads[index + 1]));
    sink.session(session, { cwd });
    const isRequest = kind === 'TO LLM';
    if (isRequest) sink.compacted();
    for (const each of messages)
      sink.text(each, { status: 'sent', by: isRequest ? 'input' : 'reply', certainty: 'exact', time });
    if (isRequest) sink.request(time);
  }
};

function messagesIn(lines: readonly string[]): readonly string[] {
  const messages: string[][] = [[]];
  for (const line of lines)
    if (line === between) messages.push([]);
    else messages.at(-1)?.push(line.replace(role, ''));
  return messages.map(each => each.join('\n').trim()).filter(each => each !== '');
}
