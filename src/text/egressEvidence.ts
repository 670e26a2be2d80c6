import { readRecord } from '../core/egress/bodies/readBody.ts';
import type { BodyText, Codec } from '../core/egress/bodies/types.ts';
import type { EgressRecord } from '../core/egress/types.ts';
import { maskText } from '../core/exposure/mask.ts';
import type { Say } from '../core/report/types.ts';
import type { Scanner } from '../core/secrets/types.ts';
import { bytesText, levelWords } from './egressReport.ts';

export interface EvidencePorts {
  readonly codec: Codec;
  readonly scanner: Scanner;
  readonly say: Say;
}

/** Longer texts of one request are cut: this is a look at the evidence, not the capture. */
const maximumText = 200_000;

/** One record of a capture for a person to read: what is known about it, then its texts with every secret masked. */
export function evidenceDocument(record: EgressRecord, { codec, scanner, say }: EvidencePorts): string {
  const { method, host, ip, port, path, status, time, bytesSent, bytesReceived, process, body, headers } = record;
  const target = `${host ?? ip ?? ''}${port === undefined ? '' : `:${port}`}${path ?? ''}`;
  const lines = [
    `${method ?? record.protocol ?? ''} ${target}`.trim(),
    '',
    `Seen: ${levelWords[record.level]} (${record.format})`,
    `Outcome: ${record.outcome}${status === undefined ? '' : `, status ${status}`}`,
  ];
  if (time !== undefined) lines.push(`Time: ${new Date(time).toISOString()}`);
  if (bytesSent !== undefined) lines.push(`Sent: ${bytesText(bytesSent)}`);
  if (bytesReceived !== undefined) lines.push(`Received: ${bytesText(bytesReceived)}`);
  if (process !== undefined) {
    const known = [process.name ?? process.path, process.pid].filter(each => each !== undefined);
    lines.push(`Process: ${known.join(' ')}`);
  }
  for (const [name, value] of Object.entries(headers ?? {})) lines.push(`${name}: ${value}`);
  if (body !== undefined && 'missing' in body) lines.push(`Body: not in the capture (${body.missing})`);
  for (const { api, texts, problems } of readRecord(record, codec)) {
    lines.push('', `Contents${api === null ? '' : `, read as ${api}`} (secrets are masked)`);
    for (const problem of problems) lines.push(say(problem));
    for (const text of texts)
      lines.push(
        '',
        `── ${text.kind} ${text.pointer}${text.path === undefined ? '' : ` · ${text.path}`}`,
        masked(text, scanner),
      );
  }
  return `${lines.join('\n')}\n`;
}

function masked({ text, path }: BodyText, scanner: Scanner): string {
  const shown = text.length > maximumText ? `${text.slice(0, maximumText)}…` : text;
  return maskText(shown, scanner, path ?? 'request.txt');
}
