import { leaves, timeOf } from '../../history/records/leaves.ts';
import { inputOf } from '../../history/records/messages.ts';
import { type Row, rowsOf, textOf } from '../../history/records/tables.ts';
import type { SqlValue } from '../../egress/readers/sqlite/record.ts';
import type { TextFacts } from '../../history/types.ts';
import type { Reading } from './fragments.ts';

/** The lane for these answers. If a newer version continued a conversation, its turns name everything they sent; these answers do not. */
const lane = 'before turns';

/**
 * Reads the tables of versions before 0.32: a row for each answer, with its input. The whole conversation is sent with later requests.
 * @param again ids of answers that are in the newer tables too
 */
export function responses({ given, sink, onDamage, fragments }: Reading, again: ReadonlySet<string | undefined>): void {
  const of = (table: string): ReadonlyMap<SqlValue, readonly Row[]> =>
    groupedBy(rowsOf(given, table, onDamage), 'response_id');
  const [prompts, systems] = [of('prompt_fragments'), of('system_fragments')];
  const [results, calls] = [of('tool_results'), of('tool_calls')];
  const schemas = new Map([...rowsOf(given, 'schemas', onDamage)].map(each => [each('id'), each('content')]));
  for (const row of rowsOf(given, 'responses', onDamage)) {
    const id = row('id');
    if (again.has(textOf(id))) continue;
    const time = timeOf(textOf(row('datetime_utc')));
    sink.session(textOf(row('conversation_id')) ?? String(id), { model: textOf(row('model')) }, lane);
    const input: TextFacts = { status: 'sent', by: 'input', certainty: 'documented', time };
    for (const each of [...(systems.get(id) ?? []), ...(prompts.get(id) ?? [])]) {
      const fragment = fragments.get(each('fragment_id'));
      if (fragment !== undefined) sink.text(fragment.text, { ...input, path: fragment.path });
    }
    const said = [row('system'), row('prompt'), ...(results.get(id) ?? []).map(each => each('output'))];
    leaves(said, text => sink.text(text, input));
    // The schema of an answer is sent only for that answer, unlike the messages (`build_kwargs`).
    const form = `schema of ${String(id)}`;
    leaves(schemas.get(row('schema_id')), text => sink.text(text, { ...input, part: form }));
    sink.request(time);
    if (row('schema_id') !== null) sink.withdrawn(new Set([form]), true);
    const answer = [row('response'), ...(calls.get(id) ?? []).map(each => argumentsOf(each('arguments')))];
    leaves(answer, text => sink.text(text, { ...input, by: 'reply' }));
  }
}

function argumentsOf(value: SqlValue): unknown {
  const text = textOf(value) ?? '';
  return inputOf(text) ?? text;
}

function groupedBy(rows: Iterable<Row>, column: string): ReadonlyMap<SqlValue, readonly Row[]> {
  const groups = new Map<SqlValue, Row[]>();
  for (const row of rows) {
    const group = groups.get(row(column));
    if (group === undefined) groups.set(row(column), [row]);
    else group.push(row);
  }
  return groups;
}
