import type { EgressRecord } from '../core/egress/types.ts';
import type { RecordEvidence } from '../core/report/egressEvidence.ts';
import type { Say } from '../core/report/types.ts';
import { message } from '../core/message.ts';
import { bytesText, levelWords, missingWords, type Text } from './egressWords.ts';

/**
 * Formats one record of a capture as a text for users: the facts about it, then its texts.
 * @param evidence the content of the record, masked
 */
export function evidenceDocument(
  record: Pick<
    EgressRecord,
    'level' | 'format' | 'outcome' | 'status' | 'time' | 'bytesSent' | 'bytesReceived' | 'body'
  >,
  evidence: RecordEvidence,
  say: Say,
): string {
  const { level, format, outcome, status, time, bytesSent, bytesReceived, body } = record;
  const text: Text = (code, args) => say(message(code, args));
  const lines = [
    evidence.request,
    '',
    text('egress.report.record.seen', { level: text(levelWords[level]), format }),
    status === undefined
      ? text('egress.report.record.outcome', { outcome })
      : text('egress.report.record.outcomeStatus', { outcome, status }),
  ];
  if (time !== undefined) lines.push(text('egress.report.record.time', { time: new Date(time).toISOString() }));
  if (bytesSent !== undefined) lines.push(text('egress.report.record.sent', { bytes: bytesText(bytesSent) }));
  if (bytesReceived !== undefined)
    lines.push(text('egress.report.record.received', { bytes: bytesText(bytesReceived) }));
  if (evidence.process !== null) lines.push(text('egress.report.record.process', { process: evidence.process }));
  for (const { name, value } of evidence.headers) lines.push(`${name}: ${value}`);
  if (body !== undefined && 'missing' in body)
    lines.push(text('egress.report.record.noBody', { reason: text(missingWords[body.missing]) }));
  for (const { api, texts, problems } of evidence.contents) {
    lines.push(
      '',
      api === null ? text('egress.report.record.contents') : text('egress.report.record.contentsAs', { api }),
    );
    for (const problem of problems) lines.push(say(problem));
    for (const { kind, pointer, path, text: content } of texts)
      lines.push('', `── ${kind} ${pointer}${path === null ? '' : ` · ${path}`}`, content);
  }
  return `${lines.join('\n')}\n`;
}
