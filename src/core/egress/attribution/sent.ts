import type { FeatureId } from '../../assistants/types.ts';
import type { Message } from '../../message.ts';
import type { Finding, Scanner } from '../../secrets/types.ts';
import { canonicalLine } from './canonical.ts';
import type { LineHashIndex, SentRange } from './lineIndex.ts';
import { readRecord } from '../bodies/readBody.ts';
import type { ApiId, BodyReading, BodyText, Codec, TextKind } from '../bodies/types.ts';
import type { EgressRecord } from '../types.ts';

/** A secret in a request, without its text. */
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

/** What one request body contained, without its text. */
export interface SentContent {
  readonly api: ApiId | null;
  readonly assistant: string | null;
  readonly feature: FeatureId | null;
  readonly isTelemetry: boolean;
  /** Characters of text in it. */
  readonly characters: number;
  readonly ranges: readonly SentFileRange[];
  /** Files of the workspace that the body names, as reports name them, whether or not it contains their content. */
  readonly named: readonly string[];
  /** Other paths that the body names. */
  readonly paths: readonly string[];
  readonly findings: readonly SentFinding[];
  readonly problems: readonly Message[];
}

export interface ContentPorts {
  readonly codec: Codec;
  readonly scanner: Pick<Scanner, 'scan'>;
  /** Null if there is no workspace to compare with. */
  readonly index: LineHashIndex | null;
}

/** More paths in one request say nothing more. */
const maximumPaths = 200;

/** Returns what each body of a record contained: files of the workspace, secrets, names of files. */
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
  const ranges = index === null ? [] : rangesIn(texts, named, index);
  return {
    api,
    assistant,
    feature,
    isTelemetry,
    characters: texts.reduce((sum, { text }) => sum + text.length, 0),
    ranges,
    named: index === null ? [] : settled(named, ranges, index),
    paths: others,
    findings: findingsIn(texts, scanner),
    problems,
  };
}

/**
 * Finds ranges of files in the texts. If several folders have the same lines, they are attributed to the file that the
 * request names, or of which other lines were found.
 */
function rangesIn(
  texts: readonly BodyText[],
  named: ReadonlySet<string>,
  index: LineHashIndex,
): readonly SentFileRange[] {
  const find = (claimed: ReadonlySet<string>): readonly SentFileRange[] =>
    texts.flatMap(({ text, kind, pointer }) => index.find(text, claimed).map(range => ({ ...range, kind, pointer })));
  const ranges = find(named);
  const known = new Set([...named, ...ranges.map(range => range.path)]);
  const candidates = ranges.flatMap(({ path }) => {
    const meanings = index.meanings(path);
    return meanings.length > 1 ? meanings.filter(each => known.has(each)) : [];
  });
  if (candidates.length === 0) return ranges;
  const others = [...named].filter(name => !index.meanings(name).some(each => candidates.includes(each)));
  return find(new Set([...others, ...candidates]));
}

/** Resolves the named files: if a name could mean several files, the content found decides. */
function settled(
  named: ReadonlySet<string>,
  ranges: readonly SentFileRange[],
  index: LineHashIndex,
): readonly string[] {
  const inside = new Set(ranges.map(range => range.path));
  const files = [...named].flatMap(name => {
    const meanings = index.meanings(name);
    if (meanings.length === 1) return meanings;
    const meant = [...inside].filter(path => index.meanings(path).every(each => meanings.includes(each)));
    return meant.length > 0 ? meant : [name];
  });
  return [...new Set(files)];
}

/** Names of telemetry events look like relative paths; an absolute path is certainly a path. */
function isAbsolute(path: string): boolean {
  return /^(?:[/\\~]|[A-Za-z]:[/\\])/.test(path);
}

/** Finds the secrets in the texts, each once, including those in lines prefixed by comment markers or line numbers. */
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

/** Returns the lines of a text that had markers or numbers before them, without these. The other lines need no second scan. */
function unprefixedLines(text: string): string {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const canonical = canonicalLine(line);
    if (canonical !== '' && canonical.length < line.trim().length) lines.push(canonical);
  }
  return lines.join('\n');
}
