import type { FeatureId } from '../../assistants/types.ts';
import type { Message } from '../../message.ts';
import type { Finding, Scanner } from '../../secrets/types.ts';
import { canonicalLine } from './canonical.ts';
import type { LineHashIndex, SentRange } from './lineIndex.ts';
import { readRecord } from '../bodies/readBody.ts';
import type { ApiId, BodyReading, BodyText, Codec, TextKind } from '../bodies/types.ts';
import type { EgressRecord } from '../types.ts';

/** A secret in a request. Holds no text of it. */
export interface SentFinding {
  readonly ruleId: string;
  readonly provider: string;
  readonly description: Message;
  readonly confidence: Finding['confidence'];
  readonly redacted: string;
  readonly fingerprint: string;
  readonly kind: TextKind;
  readonly pointer: string;
}

/** A part of a file in a request. */
export interface SentFileRange extends SentRange {
  readonly kind: TextKind;
  readonly pointer: string;
}

/** What one request body carried, without its text. */
export interface SentContent {
  readonly api: ApiId | null;
  readonly assistant: string | null;
  readonly feature: FeatureId | null;
  readonly isTelemetry: boolean;
  /** Characters of text in it. */
  readonly characters: number;
  readonly ranges: readonly SentFileRange[];
  /** Files of the workspace that it names, whether or not their content is in it. */
  readonly named: readonly string[];
  /** Other paths that it names. */
  readonly paths: readonly string[];
  readonly findings: readonly SentFinding[];
  readonly problems: readonly Message[];
}

export interface ContentPorts {
  readonly codec: Codec;
  readonly scanner: Pick<Scanner, 'scan'>;
  /** Null where no workspace is compared with. */
  readonly index: LineHashIndex | null;
}

/** More paths of one request tell nothing more. */
const maximumPaths = 200;

/** What each body of a record carried: files of the workspace, secrets, names of files. */
export function sentContents(record: EgressRecord, ports: ContentPorts): readonly SentContent[] {
  return readRecord(record, ports.codec).map(reading => contentOf(reading, ports));
}

function contentOf(reading: BodyReading, { scanner, index }: ContentPorts): SentContent {
  const { api, assistant, feature, isTelemetry, texts, paths, problems } = reading;
  const named = new Set<string>();
  const others: string[] = [];
  for (const path of paths) {
    const known = index?.resolve(path) ?? null;
    if (known !== null) named.add(known);
    else if (others.length < maximumPaths && (!isTelemetry || isAbsolute(path))) others.push(path);
  }
  const ranges = texts.flatMap(text =>
    (index?.find(text.text, named) ?? []).map(range => ({ ...range, kind: text.kind, pointer: text.pointer })),
  );
  return {
    api,
    assistant,
    feature,
    isTelemetry,
    characters: texts.reduce((sum, { text }) => sum + text.length, 0),
    ranges,
    named: [...named],
    paths: others,
    findings: findingsIn(texts, scanner),
    problems,
  };
}

/** Names of events look like relative paths; a path of this machine is one for sure. */
function isAbsolute(path: string): boolean {
  return /^(?:[/\\~]|[A-Za-z]:[/\\])/.test(path);
}

/** Secrets in the texts, each once; also where comment marks or line numbers stand before the lines that hold them. */
function findingsIn(texts: readonly BodyText[], scanner: Pick<Scanner, 'scan'>): readonly SentFinding[] {
  const found = new Map<string, SentFinding>();
  for (const { text, kind, pointer, path } of texts) {
    const bare = unprefixedLines(text);
    for (const variant of bare === '' ? [text] : [text, bare]) {
      for (const each of scanner.scan({ path: path ?? 'request.txt', text: variant })) {
        if (found.has(each.fingerprint)) continue;
        const { ruleId, provider, description, confidence, redacted, fingerprint } = each;
        found.set(fingerprint, { ruleId, provider, description, confidence, redacted, fingerprint, kind, pointer });
      }
    }
  }
  return [...found.values()];
}

/** The lines of a text that had marks or numbers before them, without those; the others need no second look. */
function unprefixedLines(text: string): string {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const canonical = canonicalLine(line);
    if (canonical !== '' && canonical.length < line.trim().length) lines.push(canonical);
  }
  return lines.join('\n');
}
