import { leaves } from '../../../history/records/leaves.ts';
import { inputOf } from '../../../history/records/messages.ts';
import { columnsOf, textOf } from '../../../history/records/tables.ts';
import type { DatabaseMapper } from '../../../history/types.ts';

/** Reads spans that Copilot writes when its exporter is on: each `chat` span contains a complete request. */
export const traces: DatabaseMapper = ({ database, named }, sink, _beside, onDamage) => {
  const [spans, attributes] = [named('spans'), named('span_attributes')];
  if (spans === undefined || attributes === undefined) return;
  const requests = new Map<string, Request>();
  for (const { values } of database.rows(spans.root, onDamage)) {
    const of = columnsOf(spans, values);
    const id = textOf(of('span_id'));
    if (id !== undefined && of('operation_name') === 'chat') requests.set(id, requestOf(of));
  }
  let open: string | null = null;
  const counted = new Set<string>();
  const close = (): void => {
    const request = open === null || counted.has(open) ? undefined : requests.get(open);
    if (request !== undefined) sink.request(request.time);
    if (open !== null) counted.add(open);
    open = null;
  };
  for (const { values } of database.rows(attributes.root, onDamage)) {
    const of = columnsOf(attributes, values);
    const [id, key, value] = [textOf(of('span_id')), textOf(of('key')), textOf(of('value'))];
    const request = id === undefined ? undefined : requests.get(id);
    if (id === undefined || request === undefined || value === undefined || !inRequest.has(key)) continue;
    if (open !== id) {
      close();
      open = id;
      sink.session(request.session, { model: request.model, provider: 'copilot' }, request.session === '' ? id : '');
      sink.compacted();
    }
    const at = request.time;
    leaves(inputOf(value) ?? value, text =>
      sink.text(text, { status: 'sent', by: 'input', certainty: 'exact', time: at }),
    );
  }
  close();
};

interface Request {
  /** Empty if no session is named, as in requests for titles and summaries. */
  readonly session: string;
  readonly time: number | null;
  readonly model: string | undefined;
}

function requestOf(of: ReturnType<typeof columnsOf>): Request {
  const time = of('start_time_ms');
  const session = textOf(of('chat_session_id')) ?? textOf(of('conversation_id')) ?? '';
  return { session, time: typeof time === 'number' ? time : null, model: textOf(of('request_model')) };
}

const inRequest: ReadonlySet<string | undefined> = new Set([
  'gen_ai.input.messages',
  'gen_ai.system_instructions',
  'gen_ai.tool.definitions',
]);
