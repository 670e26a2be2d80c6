import { type Message, message } from '../../message.ts';
import type { CapturedBody, EgressRecord } from '../types.ts';
import { type RecognisedApi, recogniseApi, type RequestHead } from './api.ts';
import { zipNames } from './archive.ts';
import { claimedPaths, plainPath } from './claims.ts';
import { type Document, readDocuments, readEnvelope } from './documents.ts';
import { readFrames } from './frames.ts';
import { isForm, kindOf, pathOf, toolPaths } from './kinds.ts';
import { eachLeaf, pointerOf } from './leaves.ts';
import { formParts } from './multipart.ts';
import { looksLikePath, protobufTexts } from './protobuf.ts';
import type { BodyReading, BodyText, Codec } from './types.ts';
import { unpackBody, unwrapText } from './unpack.ts';

type KnownBody = Extract<CapturedBody, { readonly bytes: Uint8Array }>;

/** Shorter texts of no recognised kind are ids, model names and flags. */
const shortestText = 8;
/** How many texts of one body are read; no client sends a request with more. */
const maximumTexts = 250_000;

/** Reads a recorded request: its body, and each message that it sent over a WebSocket. */
export function readRecord(record: EgressRecord, codec: Codec): readonly BodyReading[] {
  const { body, webSocket } = record;
  const readings: BodyReading[] = [];
  if (body !== undefined && 'bytes' in body && body.bytes.length > 0) readings.push(readBody(record, body, codec));
  for (const { direction, bytes } of webSocket ?? []) {
    if (direction === 'sent' && bytes.length > 0) {
      readings.push(readBody(record, { bytes, contentType: '', contentEncoding: '' }, codec));
    }
  }
  return readings;
}

/**
 * Undoes a body's encodings and reads it as the names in an archive, a form, JSON, lines of JSON, an envelope, protobuf or
 * text.
 */
export function readBody(request: RequestHead, body: KnownBody, codec: Codec): BodyReading {
  const { bytes, problem } = unpackBody(body.bytes, body.contentEncoding, codec);
  const problems: Message[] = problem === null ? [] : [problem];
  const decode = (part: Uint8Array): string | null => codec.text(part);
  if (problem !== null) return { ...recogniseApi(request, null), texts: [], paths: [], problems };

  const archived = zipNames(bytes, decode);
  if (archived !== null) return { ...recogniseApi(request, null), texts: [], paths: archived, problems };
  const parts = formParts(bytes, body.contentType, decode);
  if (parts !== null) {
    const texts = parts.flatMap(({ name, fileName, bytes: content }): BodyText[] => {
      const text = decode(content);
      const pointer = `/${name}`;
      if (text === null || text === '') return [];
      return [fileName === null ? { kind: 'other', text, pointer } : { kind: 'file', text, pointer, path: fileName }];
    });
    return finished(recogniseApi(request, null), texts, problems);
  }
  const documents = documentsOf(request, bytes, codec);
  if (documents !== null) {
    const api = recogniseApi(request, documents[0]?.value);
    const budget = { left: maximumTexts };
    const texts = documents.flatMap(document => textsOf(document, api, decode, budget));
    if (budget.left < 0) problems.push(message('egress.body.tooManyTexts', { count: maximumTexts }));
    return finished(api, texts, problems);
  }
  const api = recogniseApi(request, null);
  const binary = protobufOf(request, bytes, codec);
  if (binary !== null) {
    const texts = api.isTelemetry ? binary.texts.map(text => ({ ...text, kind: 'telemetry' as const })) : binary.texts;
    return finished(api, texts, [...problems, ...binary.problems]);
  }
  const text = decode(bytes);
  if (text !== null)
    return finished(api, [{ kind: api.isTelemetry ? 'telemetry' : 'other', text, pointer: '' }], problems);
  return { ...api, texts: [], paths: [], problems: [...problems, message('egress.body.unknownForm')] };
}

function finished(api: RecognisedApi, texts: readonly BodyText[], problems: readonly Message[]): BodyReading {
  const paths = new Set<string>();
  for (const { path, text } of texts) {
    if (path !== undefined) paths.add(path);
    if (/[\\/]/.test(text) && looksLikePath(text)) paths.add(plainPath(text));
    for (const claimed of claimedPaths(text)) paths.add(claimed);
  }
  return { ...api, texts, paths: [...paths], problems };
}

function documentsOf(request: RequestHead, bytes: Uint8Array, codec: Codec): readonly Document[] | null {
  const isEnvelope = /\/envelope\/?(?:\?|$)/.test(request.path ?? '');
  const envelope = isEnvelope ? readEnvelope(bytes, part => codec.text(part)) : null;
  if (envelope !== null) return envelope;
  const text = codec.text(bytes);
  if (text === null) return null;
  const documents = readDocuments(text.replace(/^\ufeff/, ''));
  if (documents !== null && documents.some(({ value }) => typeof value === 'object')) return documents;
  const inner = unwrapText(text.trim().replace(/^"|"$/g, ''), codec);
  return inner === null ? documents : (readDocuments(inner) ?? documents);
}

function textsOf(
  { keys: prefix, value }: Document,
  api: RecognisedApi,
  decode: (part: Uint8Array) => string | null,
  budget: { left: number },
): BodyText[] {
  // Tool calls are searched in the whole value: Gemini CLI wraps the request in another object.
  const calls = api.isTelemetry ? new Map<string, string>() : toolPaths(value);
  const texts: BodyText[] = [];
  let common: { readonly parent: unknown; readonly pointer: string } = { parent: undefined, pointer: '' };
  eachLeaf(value, decode, leaf => {
    const { keys, text } = leaf;
    if (--budget.left < 0) return false;
    if (!api.isTelemetry && isForm(keys, text)) return true;
    const known = kindOf(leaf);
    const kind = api.isTelemetry && known !== 'stack-trace' ? 'telemetry' : known;
    if (text.length < shortestText && (kind === 'other' || kind === 'telemetry')) return true;
    const path = pathOf(leaf, calls);
    // Texts of the same parent share all but the last key, so that part of the pointer is reused.
    const parent = leaf.parents.at(-1);
    if (parent !== common.parent || typeof parent !== 'object')
      common = { parent, pointer: pointerOf([...prefix, ...keys.slice(0, -1)]) };
    const pointer = common.pointer + pointerOf(keys.slice(-1));
    texts.push({ kind, text, pointer, ...(path === undefined || path === text ? {} : { path }) });
    return true;
  });
  return texts;
}

/** Reads Connect and gRPC frames, or a single message. Only if the request says so: any short bytes can be protobuf. */
function protobufOf(
  request: RequestHead,
  bytes: Uint8Array,
  codec: Codec,
): { readonly texts: readonly BodyText[]; readonly problems: readonly Message[] } | null {
  const headers = request.headers ?? {};
  const isProtobuf =
    /proto|grpc/.test(headers['content-type'] ?? '') ||
    /^\/(?:aiserver\.v1|agent\.v1|exa\.[a-z_]+)\./.test(request.path ?? '');
  if (!isProtobuf) return null;
  const encoding = headers['connect-content-encoding'] ?? headers['grpc-encoding'] ?? 'gzip';
  const frames = readFrames(bytes, encoding, codec) ?? [bytes];
  const problems: Message[] = [];
  const texts = frames.flatMap((frame, i): BodyText[] => {
    const found = frame === null ? null : protobufTexts(frame, part => codec.text(part));
    if (found === null) {
      // A stream's last frame is JSON or empty; that is not a problem.
      if (frame === null || (frame.length > 0 && codec.text(frame) === null))
        problems.push(message('egress.body.frame', { frame: i + 1 }));
      return [];
    }
    const prefix = frames.length === 1 ? '' : `/${i}`;
    return found.map(({ pointer, text, path }) => ({
      kind: path === undefined ? 'other' : 'file',
      text,
      pointer: `${prefix}${pointer}`,
      ...(path === undefined ? {} : { path }),
    }));
  });
  return { texts, problems };
}
