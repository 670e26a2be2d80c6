import { readRecord } from '../egress/bodies/readBody.ts';
import type { ApiId, Codec, TextKind } from '../egress/bodies/types.ts';
import type { EgressRecord } from '../egress/types.ts';
import { type Mask, nothingShown, withMasks } from '../exposure/masking/mask.ts';
import { maskName, maskPath, maskPointer } from '../exposure/masking/maskName.ts';
import { masksOfPieces } from '../exposure/masking/maskPieces.ts';
import type { Message } from '../message.ts';
import type { Scanner } from '../secrets/types.ts';

/** One record of a capture, ready to be shown: all texts and names in it are masked. */
export interface RecordEvidence {
  /** Method, host and path. */
  readonly request: string;
  readonly process: string | null;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly contents: readonly RecordContents[];
}

/** The content of one body or message of a record. */
export interface RecordContents {
  readonly api: ApiId | null;
  readonly problems: readonly Message[];
  readonly texts: readonly {
    readonly kind: TextKind;
    readonly pointer: string;
    readonly path: string | null;
    readonly text: string;
  }[];
}

export interface EvidencePorts {
  readonly codec: Codec;
  readonly scanner: Pick<Scanner, 'scan'>;
}

/** Longer texts of a request are cut: this shows the evidence, not the whole capture. */
const maximumText = 200_000;
const longestName = 1_000;

/** Reads the bodies of a record and masks their secrets, including those that span several texts. */
export function recordEvidence(record: EgressRecord, { codec, scanner }: EvidencePorts): RecordEvidence {
  const { method, host, ip, port, path, process, headers } = record;
  const known = [process?.name ?? process?.path, process?.pid].filter(each => each !== undefined);
  const readings = readRecord(record, codec);
  const masks = masksOfTexts(
    readings.flatMap(({ texts }) => texts.map(({ text, path: file }) => ({ text, path: file ?? 'request.txt' }))),
    scanner,
  );
  let at = 0;
  return {
    request: [
      method ?? record.protocol ?? '',
      `${maskName(host ?? ip ?? '', scanner)}${port === undefined ? '' : `:${port}`}${maskPath(path ?? '', scanner)}`,
    ]
      .join(' ')
      .trim(),
    process: known.length === 0 ? null : maskName(known.join(' '), scanner),
    headers: Object.entries(headers ?? {}).map(([name, value]) => ({ name, value: maskName(value, scanner) })),
    contents: readings.map(({ api, texts, problems }) => ({
      api,
      problems,
      texts: texts.map(({ kind, text, pointer, path: file }) => ({
        kind,
        pointer: maskPointer(pointer, scanner),
        path: file === undefined ? null : maskName(file, scanner),
        text: cut(shownText(withMasks(text, masks[at++] ?? []), scanner)),
      })),
    })),
  };
}

/** Joins texts in two ways: a prompt and its suffix are one text that the cursor splits; other texts each begin a line. */
function masksOfTexts(
  texts: readonly { readonly text: string; readonly path: string }[],
  scanner: Pick<Scanner, 'scan'>,
): readonly (readonly Mask[])[] {
  const [joined, lines] = [masksOfPieces(texts, '', scanner), masksOfPieces(texts, '\n', scanner)];
  return texts.map(({ text }, at) => [...(joined[at] ?? []), ...(lines[at] ?? []), ...randomRuns(text)]);
}

/** Masks random-looking runs: a capture may contain the middle of a key without its ends, which no rule recognises. */
function randomRuns(text: string): readonly Mask[] {
  const runs = text.matchAll(/[A-Za-z0-9+/=_-]{40,}/g);
  return [...runs]
    .filter(([run]) => /\d/.test(run) && /[A-Z]/.test(run) && /[a-z]/.test(run))
    .map(({ index, 0: run }) => ({ start: index, end: index + run.length, shown: nothingShown }));
}

/** Masks a text without white space as a name: of a file, a model, a session. */
function shownText(masked: string, scanner: Pick<Scanner, 'scan'>): string {
  return masked.length > longestName || /\s/.test(masked) ? masked : maskName(masked, scanner);
}

function cut(text: string): string {
  return text.length > maximumText ? `${text.slice(0, maximumText)}…` : text;
}
