import type { EgressRecord } from '../core/egress/types.ts';
import type { RecordEvidence } from '../core/report/egressEvidence.ts';
import type { Say } from '../core/report/types.ts';
import { bytesText, levelWords } from './egressReport.ts';

/**
 * One record of a capture for a person to read: what is known about it, then its texts.
 * @param evidence what the record says, masked
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
  const lines = [
    evidence.request,
    '',
    `Seen: ${levelWords[level]} (${format})`,
    `Outcome: ${outcome}${status === undefined ? '' : `, status ${status}`}`,
  ];
  if (time !== undefined) lines.push(`Time: ${new Date(time).toISOString()}`);
  if (bytesSent !== undefined) lines.push(`Sent: ${bytesText(bytesSent)}`);
  if (bytesReceived !== undefined) lines.push(`Received: ${bytesText(bytesReceived)}`);
  if (evidence.process !== null) lines.push(`Process: ${evidence.process}`);
  for (const { name, value } of evidence.headers) lines.push(`${name}: ${value}`);
  if (body !== undefined && 'missing' in body) lines.push(`Body: not in the capture (${body.missing})`);
  for (const { api, texts, problems } of evidence.contents) {
    lines.push('', `Contents${api === null ? '' : `, read as ${api}`} (secrets are masked)`);
    for (const problem of problems) lines.push(say(problem));
    for (const { kind, pointer, path, text } of texts)
      lines.push('', `── ${kind} ${pointer}${path === null ? '' : ` · ${path}`}`, text);
  }
  return `${lines.join('\n')}\n`;
}
